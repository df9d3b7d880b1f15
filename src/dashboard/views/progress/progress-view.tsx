import { PageHead } from '../../parts/page-head.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'

export function ProgressView() {
  return (
    <PageFrame>
      <PageHead title="Progress" />
    </PageFrame>
  )
}
