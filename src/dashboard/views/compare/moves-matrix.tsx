import type { ComparisonView } from '../../../api/comparison.ts'
import { formatCount, formatShare, none } from '../../../report/format.ts'
import { Panel } from '../../parts/panel.tsx'
import { Scroller } from '../../parts/scroller.tsx'
import { ComparedName, type NamedChip } from './compared-name.tsx'
import { matrixShares } from './matrix-shares.ts'

interface MovesMatrixProps {
  readonly view: ComparisonView
  readonly chipOf: (name: string) => NamedChip
}

/** Steps of the ramp by share of the row: up to a tenth, a quarter, half, three quarters, and more. */
const STEPS = [0.1, 0.25, 0.5, 0.75]

/** Who went from where (rows) to where (columns), with the share of each row; who stayed stands in a frame. */
export function MovesMatrix({ view, chipOf }: MovesMatrixProps) {
  const { shares, rowTotals, columnTotals, total } = matrixShares(view.matrix)
  return (
    <Panel
      title="From where to where"
      note="Customers that both runs have: rows before, columns now. Framed: the same name. Shares are of the row."
    >
      <Scroller label="From where to where">
        <table class="table narrow moves">
          <caption>Customers by segment before (rows) and now (columns)</caption>
          <thead>
            <tr>
              <th scope="col">Before, now →</th>
              {view.segmentsTo.map(({ name }) => (
                <th key={name} scope="col" class="number">
                  <ComparedName name={name} chipOf={chipOf} />
                </th>
              ))}
              <th scope="col" class="number">
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {view.segmentsFrom.map(({ name }, r) => (
              <tr key={name}>
                <th scope="row">
                  <ComparedName name={name} chipOf={chipOf} />
                </th>
                {view.segmentsTo.map((to, c) => {
                  const count = view.matrix[r]?.[c] ?? 0
                  return (
                    <td key={to.name} class={`number ${tint(shares[r]?.[c] ?? 0)} ${to.name === name ? 'same' : ''}`}>
                      {count === 0 ? (
                        none
                      ) : (
                        <>
                          {formatCount(count)} <span class="share">{formatShare(shares[r]?.[c] ?? null)}</span>
                        </>
                      )}
                    </td>
                  )
                })}
                <td class="number">{formatCount(rowTotals[r]!)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">All</th>
              {columnTotals.map((count, c) => (
                <td key={view.segmentsTo[c]?.name} class="number">
                  {formatCount(count)}
                </td>
              ))}
              <td class="number">{formatCount(total)}</td>
            </tr>
          </tbody>
        </table>
      </Scroller>
    </Panel>
  )
}

function tint(share: number): string {
  return share === 0 ? '' : `a${1 + STEPS.filter((step) => share > step).length}`
}
