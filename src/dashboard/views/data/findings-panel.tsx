import type { Finding, Severity } from '../../../base/findings.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Panel } from '../../parts/panel.tsx'
import { useRun } from '../../state/use-run.ts'
import { commandLineNote, inPageWords } from '../../words/in-page-words.ts'

const words: Readonly<Record<Severity, string>> = { serious: 'Serious', warning: 'Warning', info: 'Note' }
const order: readonly Severity[] = ['serious', 'warning', 'info']

/** Everything that a reader should know about the data, serious before the rest. */
export function FindingsPanel() {
  const { findings } = useRun().input
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  return (
    <Panel title="What was found" note={sorted.length === 0 ? 'Nothing in the data stands in the way.' : undefined}>
      <ul class="findings">
        {sorted.map((finding) => (
          <li key={finding.code + finding.message}>
            <span class={`severity ${finding.severity === 'info' ? '' : 'warn'}`}>{words[finding.severity]}</span>
            <span>
              {toSentence(inPageWords(finding.message))}
              {example(finding)}
              {onCommandLine(finding)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function example({ example }: Finding) {
  return example === undefined ? null : <span class="hint"> For example: {example}</span>
}

function onCommandLine({ message }: Finding) {
  const note = commandLineNote(message)
  return note === null ? null : <span class="hint"> {note}</span>
}
