import { useState } from 'preact/hooks'
import { type CustomerFilter, type DensityView, MEASURES, type Measure } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Choice } from '../../parts/choice.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useKeys } from '../../state/keys.ts'
import { useRun } from '../../state/use-run.ts'
import { changeFilter } from '../change-filter.ts'
import { measureWords } from '../measure-words.ts'
import { RangeFields } from '../range-fields.tsx'
import { useCustomerQuery } from '../use-customer-query.ts'
import '../views.css'
import { AxisField } from './axis-field.tsx'
import { DensityLegend } from './density-legend.tsx'
import { DensityNumbers } from './density-numbers.tsx'
import './explore.css'
import { Plot } from './plot.tsx'
import type { ColourMode } from './plot-colours.ts'
import { plotReading } from './plot-reading.ts'
import { SelectionCard } from './selection-card.tsx'
import type { Tool } from './use-drawing.ts'
import { CELL, usePlotSize } from './use-plot-size.ts'

/** `/r/:run/explore`: every customer by any two measures, and who is inside what is drawn around them. */
export function ExploreView() {
  const { view, currency } = useRun()
  const { query, words, show } = useCustomerQuery()
  const { sort: _, ...filter } = query
  const [tool, setTool] = useState<Tool>('lasso')
  const known = MEASURES.filter((measure) => view.revenue !== null || measureWords[measure].kind !== 'money')
  const { x, y } = axesOf(words, known)
  const mode: ColourMode = words.get('colour') === 'segments' ? 'segments' : 'density'
  const { place, size } = usePlotSize()
  const grid = size && `x=${x}&y=${y}&columns=${size.width / CELL}&rows=${size.height / CELL}`
  const density = useResource<DensityView>(grid === null ? null : routes.density(view.run, grid), { lasting: true })

  const go = (next: CustomerFilter, change: { x?: Measure; y?: Measure; colour?: ColourMode } = {}): void => {
    const to = { x, y, colour: mode, ...change }
    const first = axesOf(new URLSearchParams(), known)
    // A polygon brings the names of its axes along, and those that are there without asking need none.
    const axes = next.polygon || (to.x === first.x && to.y === first.y) ? {} : { x: to.x, y: to.y }
    show(next, { ...axes, colour: to.colour === 'segments' ? 'segments' : null })
  }
  const turn = (axis: 'x' | 'y', measure: Measure): void => {
    const other =
      axis === 'x' ? { x: measure, ...(measure === y && { y: x }) } : { y: measure, ...(measure === x && { x: y }) }
    go(changeFilter(filter, { polygon: undefined }), other)
  }
  const drawn = (next: Pick<CustomerFilter, 'ranges' | 'polygon'>): void => {
    const { [x]: _x, [y]: _y, ...others } = filter.ranges ?? {}
    go(changeFilter(filter, { ranges: { ...others, ...next.ranges }, polygon: next.polygon }))
  }
  const clear = (): void => go(changeFilter(filter, { ranges: undefined, polygon: undefined }))
  useKeys([
    { keys: 'l', does: 'Draw a lasso', run: () => setTool('lasso') },
    { keys: 'r', does: 'Draw a rectangle', run: () => setTool('rectangle') },
    { keys: 'Escape', does: 'Clear the selection', run: clear },
  ])

  return (
    <>
      <PageHead
        title="Explore: draw around customers to see who they are"
        note={`${formatCount(view.customers)} customers · every customer counts in the picture; none is sampled away`}
      />
      <div class="aside explore">
        <Panel>
          <div class="row apart controls">
            <div class="row">
              <AxisField label="Across" value={x} measures={known} onChange={(measure) => turn('x', measure)} />
              <AxisField label="Up" value={y} measures={known} onChange={(measure) => turn('y', measure)} />
            </div>
            <div class="row">
              <Choice
                label={<span class="hidden">Draw with</span>}
                value={tool}
                options={[
                  { value: 'lasso', label: 'Lasso' },
                  { value: 'rectangle', label: 'Rectangle' },
                ]}
                onChange={setTool}
              />
              <Choice
                label={<span class="hidden">Colour by</span>}
                value={mode}
                options={[
                  { value: 'density', label: 'Density' },
                  { value: 'segments', label: 'Segments' },
                ]}
                onChange={(colour) => go(filter, { colour })}
              />
            </div>
          </div>
          <div ref={place}>
            <Loaded resource={density} skeleton={<Skeleton height={540} />}>
              {(found) => (
                <>
                  <Plot
                    view={found}
                    size={{ width: found.columns * CELL, height: found.rows * CELL }}
                    mode={mode}
                    tool={tool}
                    filter={filter}
                    reading={plotReading(found, currency)}
                    onDrawn={drawn}
                  />
                  <DensityLegend view={found} mode={mode} />
                  <DensityNumbers view={found} />
                </>
              )}
            </Loaded>
          </div>
        </Panel>
        <div class="stack">
          <SelectionCard filter={filter} onClear={clear} />
          <Panel title="Or type the ranges" note="Both ends count; an empty end is open.">
            <RangeFields filter={filter} onChange={go} measures={[x, y]} />
            <details class="more">
              <summary>Other measures</summary>
              <RangeFields filter={filter} onChange={go} measures={known.filter((one) => one !== x && one !== y)} />
            </details>
          </Panel>
          <Panel title="Keys" class="keys">
            <p class="note">
              <kbd>L</kbd> lasso &nbsp;<kbd>R</kbd> rectangle &nbsp;<kbd>Esc</kbd> clear
            </p>
          </Panel>
        </div>
      </div>
    </>
  )
}

/** The axes of the address, or last order and revenue; never the same twice. */
function axesOf(words: URLSearchParams, known: readonly Measure[]): { x: Measure; y: Measure } {
  const wanted = (name: string): Measure | undefined => known.find((measure) => measure === words.get(name))
  const x = wanted('x') ?? 'recency'
  const y = wanted('y') ?? (known.includes('revenue') ? 'revenue' : 'orders')
  return x === y ? { x, y: known.find((measure) => measure !== x)! } : { x, y }
}
