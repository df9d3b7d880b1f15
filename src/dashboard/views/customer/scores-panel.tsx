import { formatDate } from '../../../report/format.ts'
import { Panel } from '../../parts/panel.tsx'
import { useRun } from '../../state/use-run.ts'
import type { ScoreSteps } from './score-steps.ts'

/** The three scores, each with its cut-offs and where the customer stands between them. */
export function ScoresPanel({ code, steps }: { readonly code: string; readonly steps: readonly ScoreSteps[] }) {
  const { view } = useRun()
  return (
    <Panel title={`Scores ${code}`} note={`Counted to ${formatDate(view.asOf)}. ${steps[0]?.best ?? 5} is best.`}>
      <div class="scores">
        {steps.map(({ name, own, score, best, ranges }) => (
          <div key={name}>
            <h3>
              {name}: {own}
            </h3>
            <p class="note">
              Score {score} of {best}
            </p>
            <ol>
              {ranges.map((range) => (
                <li key={range.score} class={range.isOwn ? 'own' : ''} aria-current={range.isOwn ? 'true' : undefined}>
                  <span class="score">{range.score}</span> {range.words}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Panel>
  )
}
