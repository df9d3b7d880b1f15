import { PageHead } from '../../parts/page-head.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'

export function ColumnsView() {
  return (
    <PageFrame>
      <PageHead title="Columns" />
    </PageFrame>
  )
}
