import { PageHead } from '../../parts/page-head.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'

export function StartView() {
  return (
    <PageFrame>
      <PageHead title="Start" />
    </PageFrame>
  )
}
