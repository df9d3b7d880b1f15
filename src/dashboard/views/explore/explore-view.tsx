import { PageHead } from '../../parts/page-head.tsx'

export function ExploreView() {
  return <PageHead title="Explore" />
}
