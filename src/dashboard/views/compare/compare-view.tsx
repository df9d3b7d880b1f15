import { PageHead } from '../../parts/page-head.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'

export function CompareView() {
  return (
    <PageFrame>
      <PageHead title="Compare" />
    </PageFrame>
  )
}
