import { useMemo } from 'preact/hooks'
import type { DensityView, Measure } from '../../../api/customers.ts'
import { rampEdges, rampStep } from '../../../charts/amount-ramp.ts'
import { formatCount, none } from '../../../report/format.ts'
import { Scroller } from '../../parts/scroller.tsx'
import { useRun } from '../../state/use-run.ts'
import { formatBand, measureWords } from '../measure-words.ts'
import { coarseGrid } from './coarse-grid.ts'

/** The plot as a table of at most six by six. */
export function DensityNumbers({ view }: { readonly view: DensityView }) {
  const { currency } = useRun()
  const grid = useMemo(() => coarseGrid(view), [view])
  const edges = rampEdges(grid.customers.flat())
  const [x, y] = [view.x.measure, view.y.measure]
  const caption = `Customers by ${measureWords[x].inText} and ${measureWords[y].inText}`
  const band = (borders: readonly number[], i: number, measure: Measure): string =>
    formatBand(measure, borders[i]!, borders[i + 1]!, currency)
  return (
    <details class="numbers">
      <summary>Show the numbers</summary>
      <Scroller label={caption}>
        <table class="table narrow cells">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                {measureWords[y].name}, by {measureWords[x].inText}
              </th>
              {grid.customers[0]?.map((_, i) => (
                <th key={i} scope="col" class="number">
                  {band(grid.x, i, x)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.customers
              .map((row, i) => (
                <tr key={i}>
                  <th scope="row">{band(grid.y, i, y)}</th>
                  {row.map((customers, c) => (
                    <td key={c} class={`number a${rampStep(customers, edges)}`}>
                      {customers > 0 ? formatCount(customers) : none}
                    </td>
                  ))}
                </tr>
              ))
              .toReversed()}
          </tbody>
        </table>
      </Scroller>
    </details>
  )
}
