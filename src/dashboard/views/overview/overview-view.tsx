import { PageHead } from '../../parts/page-head.tsx'

export function OverviewView() {
  return <PageHead title="Overview" />
}
