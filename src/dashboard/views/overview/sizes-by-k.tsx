import { formatShare } from '../../../report/format.ts'
import type { ReportSelection } from '../../../report/input/report-choice.ts'
import { useRun } from '../../state/use-run.ts'

/** How many customers each segment would have with each k that was compared. */
export function SizesByK({ selection }: { readonly selection: readonly ReportSelection[] }) {
  const { view } = useRun()
  const known = selection.filter(({ sizes }) => sizes !== undefined)
  if (known.length === 0) return null
  return (
    <details class="rest sizes">
      <summary>Sizes with each k</summary>
      <table>
        <caption class="note">Share of customers by segment, most valuable first</caption>
        <tbody>
          {known.map(({ k, sizes = [] }) => (
            <tr key={k} class={k === view.k ? 'now' : ''}>
              <th scope="row">{k}</th>
              <td>
                <span class="sizebar" aria-hidden="true">
                  {sizes.map((customers, i) => (
                    <i key={i} style={{ flexGrow: String(customers) }} />
                  ))}
                </span>
                {sizes.map((customers) => formatShare(customers / view.customers)).join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
