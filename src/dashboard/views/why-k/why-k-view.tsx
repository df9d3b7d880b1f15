import { capitalise } from '../../../report/capitalise.ts'
import { numberWord } from '../../../report/number-word.ts'
import { selectionMeasures } from '../../../report/selection-measures.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { whyKTitle } from '../../../report/why-k-title.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { change } from '../../state/change.ts'
import { useChangeSettings } from '../../state/use-change-settings.ts'
import { useComparedSelection } from '../../state/use-compared-selection.ts'
import { useRun } from '../../state/use-run.ts'
import { FitFigure } from './fit-figure.tsx'
import { JudgesPanel } from './judges-panel.tsx'
import { MeasureFigure } from './measure-figure.tsx'
import { TriedPanel } from './tried-panel.tsx'
import './why-k.css'

/** What speaks for this number of segments and what against it; every other one is a click away. */
export function WhyKView() {
  const { view, input } = useRun()
  const apply = useChangeSettings()
  const { input: compared, proposed } = useComparedSelection()
  const measures = selectionMeasures(compared).filter((measure) =>
    compared.selection.some((entry) => measure.value(entry) !== null),
  )
  const findsK = view.method === 'dbscan' || view.method === 'hdbscan'
  return (
    <>
      <PageHead
        title={proposed === null ? whyKTitle(input) : askedTitle(view.k, proposed)}
        note={toSentence(input.chosen.reason)}
      />
      <div class={`stack stale ${change.value === null ? '' : 'old'}`} aria-busy={change.value !== null}>
        {compared.selection.length > 1 ? (
          <>
            <div class="halves">
              {measures.map((measure) => (
                <MeasureFigure key={measure.name} measure={measure} input={compared} />
              ))}
            </div>
            <TriedPanel input={compared} />
          </>
        ) : (
          <Panel>
            <Empty
              {...(!findsK &&
                view.frozen === null && {
                  step: (
                    <Button kind="primary" onClick={() => apply({ k: null })}>
                      Compare 2 to 8
                    </Button>
                  ),
                })}
            >
              {findsK
                ? 'This method finds the number of segments itself, so there are no others to compare.'
                : `${capitalise(numberWord(view.k))} was asked for, and nothing was compared.`}
            </Empty>
          </Panel>
        )}
        <FitFigure />
        {input.chosen.judges.length > 0 && <JudgesPanel />}
      </div>
    </>
  )
}

function askedTitle(k: number, proposed: number): string {
  const asked = `${capitalise(numberWord(k))} segments, as asked for`
  return k === proposed ? asked : `${asked}; of all that were compared, ${numberWord(proposed)} was chosen`
}
