import { PageHead } from '../../parts/page-head.tsx'

export function DefinitionsView() {
  return <PageHead title="Definitions" />
}
