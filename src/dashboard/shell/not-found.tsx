import { MissingPage } from './missing-page.tsx'
import { PageFrame } from './page-frame.tsx'

export function NotFound() {
  return (
    <PageFrame>
      <MissingPage />
    </PageFrame>
  )
}
