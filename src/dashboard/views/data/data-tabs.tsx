import { useLocation } from 'preact-iso'
import { Tabs } from '../../parts/tabs.tsx'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'

export function DataTabs() {
  const { run } = useRun().view
  const { path } = useLocation()
  const tab = (href: string, label: string) => ({ href, label, current: path === href })
  return (
    <Tabs
      label="The data"
      tabs={[tab(addresses.data(run), 'Read and set aside'), tab(addresses.definitions(run), 'Definitions')]}
    />
  )
}
