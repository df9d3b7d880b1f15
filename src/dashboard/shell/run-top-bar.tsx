import { formatDate } from '../../report/format.ts'
import { numberWord } from '../../report/number-word.ts'
import { routes } from '../api/routes.ts'
import { Button } from '../parts/button.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { menuOpen } from '../state/menu.ts'
import { toast } from '../state/toasts.ts'
import { useRun } from '../state/use-run.ts'
import { TopBar } from './top-bar.tsx'

/** Which run this is, its address to hand on, and its customers as a file. */
export function RunTopBar() {
  const { view } = useRun()
  const words = `${view.method}, ${numberWord(view.k)} segments, counted to ${formatDate(view.asOf)}`
  return (
    <TopBar
      menu={
        <button
          type="button"
          class="button menu-button"
          aria-expanded={menuOpen.value}
          aria-controls="navigation"
          onClick={() => {
            menuOpen.value = !menuOpen.value
          }}
        >
          Menu
        </button>
      }
      where={
        <>
          <b>{view.name}</b> · {words}
        </>
      }
      tools={
        <>
          <Button onClick={() => void shareAddress()}>Copy address</Button>
          <LinkButton href={routes.exported(view.run, 'csv')} download>
            Export
          </LinkButton>
        </>
      }
    />
  )
}

async function shareAddress(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href)
    toast('The address of this view is copied. It works in browsers on this computer.')
  } catch {
    toast('The browser did not let the address be copied; take it from the address line.')
  }
}
