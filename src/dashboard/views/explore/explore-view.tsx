import { useState } from 'preact/hooks'
import type { DensityView } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useKeys } from '../../state/keys.ts'
import { useRun } from '../../state/use-run.ts'
import '../views.css'
import { DensityLegend } from './density-legend.tsx'
import { DensityNumbers } from './density-numbers.tsx'
import './explore.css'
import { Plot } from './plot.tsx'
import { PlotControls } from './plot-controls.tsx'
import { plotReading } from './plot-reading.ts'
import { RangesPanel } from './ranges-panel.tsx'
import { SelectionCard } from './selection-card.tsx'
import type { Tool } from './use-drawing.ts'
import { useExploration } from './use-exploration.ts'
import { CELL, usePlotSize } from './use-plot-size.ts'

/** `/r/:run/explore`: every customer by any two measures, and who is inside what is drawn around them. */
export function ExploreView() {
  const { view, currency } = useRun()
  const exploration = useExploration()
  const { x, y, filter, mode, take, clear } = exploration
  const [tool, setTool] = useState<Tool>('lasso')
  const { place, size } = usePlotSize()
  const grid = size && `x=${x}&y=${y}&columns=${size.width / CELL}&rows=${size.height / CELL}`
  const density = useResource<DensityView>(grid === null ? null : routes.density(view.run, grid), { lasting: true })
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
          <PlotControls exploration={exploration} tool={tool} onTool={setTool} />
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
                    onDrawn={take}
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
          <RangesPanel {...exploration} />
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
