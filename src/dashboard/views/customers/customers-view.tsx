import { PageHead } from '../../parts/page-head.tsx'

export function CustomersView() {
  return <PageHead title="Customers" />
}
