import { routes } from '../api/routes.ts'
import { Button } from '../parts/button.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { toast } from '../state/toasts.ts'
import { useRun } from '../state/use-run.ts'

/** What can be done with a run from every screen: in the top bar, and on a phone in the menu. */
export function RunActions() {
  const { run } = useRun().view
  return (
    <div class="row actions">
      <Button onClick={() => void copyAddress()}>Copy address</Button>
      <LinkButton href={routes.exported(run, 'csv')} download="customers.csv">
        Export customers
      </LinkButton>
    </div>
  )
}

async function copyAddress(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href)
    toast('The address of this view is copied. It works in browsers on this computer.')
  } catch {
    toast('The browser did not let the address be copied; take it from the address line.')
  }
}
