import { capitalise } from '../../../report/capitalise.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SegmentLabel } from '../../parts/segment-label.tsx'
import { useRun } from '../../state/use-run.ts'
import { DataTabs } from './data-tabs.tsx'
import './data.css'

/** What every word counts, and why each segment has its name. */
export function DefinitionsView() {
  const { input } = useRun()
  return (
    <>
      <PageHead title="What each word counts" note="And how others count it, where they differ." />
      <DataTabs />
      <div class="stack">
        <Panel title="Definitions">
          <dl class="terms">
            {input.definitions.map(({ term, text }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        {input.segments.length > 0 && (
          <Panel title="Why these names" note="A name describes how customers have bought; it is an interpretation.">
            <dl class="terms">
              {input.segments.map(({ name, whyNamed }) => (
                <div key={name}>
                  <dt>
                    <SegmentLabel name={name} linked />
                  </dt>
                  <dd>{capitalise(whyNamed)}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        )}
      </div>
    </>
  )
}
