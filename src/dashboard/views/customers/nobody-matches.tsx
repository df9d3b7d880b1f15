import type { CustomerFilter, CustomerPage } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { toQueryString } from '../../state/customer-query.ts'
import { useRun } from '../../state/use-run.ts'
import { filterTags } from '../filter-tags.ts'

interface NobodyMatchesProps {
  readonly filter: CustomerFilter
  readonly onChange: (filter: CustomerFilter) => void
}

/** An empty list, and the part of the filter that was added last as the way out, with how many would match without it. */
export function NobodyMatches({ filter, onChange }: NobodyMatchesProps) {
  const { view, segmentOf, currency } = useRun()
  const tag = filterTags(filter, (slug) => segmentOf(slug)?.name ?? slug, currency).at(-1)
  const without = tag && [toQueryString(tag.without), 'limit=1'].filter((part) => part !== '').join('&')
  const { data } = useResource<CustomerPage>(without === undefined ? null : routes.customers(view.run, without))
  if (tag === undefined) return <Empty>This run has no customers.</Empty>
  return (
    <div class="panel">
      <Empty step={<Button onClick={() => onChange(tag.without)}>Remove “{`${tag.part}: ${tag.text}`}”</Button>}>
        No customer matches.
        {data !== undefined && ` Without “${tag.part}: ${tag.text}” there are ${formatCount(data.total)}.`}
      </Empty>
    </div>
  )
}
