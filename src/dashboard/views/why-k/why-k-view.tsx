import { PageHead } from '../../parts/page-head.tsx'

export function WhyKView() {
  return <PageHead title="Why this many" />
}
