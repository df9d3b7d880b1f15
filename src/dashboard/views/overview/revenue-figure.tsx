import { useCallback, useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { treemapChart } from '../../../charts/treemap-chart.ts'
import { listWords } from '../../../report/list-words.ts'
import { segmentTiles } from '../../../report/segment-tiles.ts'
import { Chart } from '../../parts/chart.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Figure } from '../../parts/figure.tsx'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'

const height = 300

/** The treemap of the segments; a click opens one, with Shift it lists the customers of several. */
export function RevenueFigure() {
  const run = useRun()
  const { view, hasRevenue, currency } = run
  const { route } = useLocation()
  const { tiles, shown, hidden } = useMemo(() => segmentTiles(run), [run])
  const draw = useCallback((width: number) => treemapChart(tiles, { width, height }), [tiles])
  const what = hasRevenue ? 'Revenue' : 'Customers'
  const label = `${what} by segment: ${listWords(tiles.map(({ name, share }) => `${name} ${share}`))}.`
  const open = (index: number): void => {
    const card = view.segmentCards.find(({ cluster }) => cluster === shown[index]?.cluster)
    if (card) route(addresses.segment(view.run, card.slug))
  }
  return (
    <Figure
      title={`${what} by segment`}
      subtitle={`Area is ${what.toLowerCase()}${hasRevenue && currency !== null ? `, ${currency}` : ''}. Click a segment to open it.`}
      {...(hidden.length > 0 && {
        reading: `Without an area, as ${hasRevenue ? 'revenue' : 'their number'} is zero or less: ${listWords(hidden.map(({ name }) => name))}.`,
      })}
    >
      {tiles.length > 0 ? (
        <Chart draw={draw} label={label} height={height} onClick={open} />
      ) : (
        <Empty>No customer is in a segment. Another method or k may find some.</Empty>
      )}
    </Figure>
  )
}
