import type { CustomerFilter, SelectionView } from '../../../api/customers.ts'
import { formatCount, formatFineShare, formatMoney } from '../../../report/format.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { LinkButton } from '../../parts/link-button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { addresses } from '../../state/addresses.ts'
import { toQueryString } from '../../state/customer-query.ts'
import { useRun } from '../../state/use-run.ts'
import { isEveryone } from '../change-filter.ts'
import { ExportMenu } from '../export-menu.tsx'
import { selectionReading, selectionWords } from './selection-words.ts'

interface SelectionCardProps {
  readonly filter: CustomerFilter
  readonly onClear: () => void
}

/** Who is inside what was drawn or typed: counted by the server, every customer. */
export function SelectionCard({ filter, onClear }: SelectionCardProps) {
  const { view, currency } = useRun()
  const nothing = isEveryone(filter)
  const query = toQueryString(filter)
  const resource = useResource<SelectionView>(nothing ? null : routes.selection(view.run, query), { lasting: true })
  if (nothing) {
    return (
      <Panel title="Your selection">
        <p class="quiet">Draw around customers to see who they are.</p>
      </Panel>
    )
  }
  return (
    <Panel
      title="Your selection"
      note={
        <>
          {selectionWords(filter, currency)}
          <button type="button" onClick={onClear}>
            Clear
          </button>
        </>
      }
      class="selection"
    >
      <Loaded resource={resource}>
        {(found) => (
          <>
            <p class="hidden" role="status">
              {selectionReading(found.customers, found.revenue, found.segments, currency)}
            </p>
            <p class="count">{formatCount(found.customers)}</p>
            <p class="note">
              {found.customers === 1 ? 'customer' : 'customers'}, {formatFineShare(found.share)} of all
              {found.revenue !== null && (
                <>
                  <br />
                  {formatMoney(found.revenue, currency)} revenue
                  {found.revenueShare !== null && `, ${formatFineShare(found.revenueShare)}`}
                </>
              )}
            </p>
            {found.customers === 0 ? (
              <p class="quiet">Nobody is inside. Draw around a darker place.</p>
            ) : (
              <table class="table narrow">
                <caption>Customers of the selection by segment</caption>
                <thead class="hidden">
                  <tr>
                    <th scope="col">Segment</th>
                    <th scope="col">Customers</th>
                    <th scope="col">Share of the selection</th>
                  </tr>
                </thead>
                <tbody>
                  {found.segments.map(({ slug, name, customers }) => (
                    <tr key={slug}>
                      <th scope="row">
                        <SegmentLabel name={name} />
                      </th>
                      <td class="number">{formatCount(customers)}</td>
                      <td class="number">{formatFineShare(customers / found.customers)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <div class="row">
              <LinkButton kind="primary" href={addresses.customers(view.run, query)}>
                Open as a list
              </LinkButton>
              {found.customers > 0 && <ExportMenu run={view.run} query={query} label="Export" />}
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  )
}
