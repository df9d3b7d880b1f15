import { PageHead } from '../../parts/page-head.tsx'

export function CustomerView() {
  return <PageHead title="Customer" />
}
