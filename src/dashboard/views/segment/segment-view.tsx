import { PageHead } from '../../parts/page-head.tsx'

export function SegmentView() {
  return <PageHead title="Segment" />
}
