import { PageHead } from '../../parts/page-head.tsx'

export function SetAsideView() {
  return <PageHead title="Read and set aside" />
}
