import { Empty } from '../parts/empty.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { addresses } from '../state/addresses.ts'

/** What an address that leads nowhere shows. */
export function MissingPage({ what = 'page' }: { readonly what?: 'page' | 'run' }) {
  return (
    <>
      <PageHead title={`There is no such ${what}`} />
      <Empty step={<LinkButton href={addresses.start()}>Start</LinkButton>}>
        The address may be cut off, or what it showed is gone.
      </Empty>
    </>
  )
}
