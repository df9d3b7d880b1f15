import type { CustomerView } from '../../../api/customers.ts'
import { formatDate } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Panel } from '../../parts/panel.tsx'
import type { ScoreSteps } from './score-steps.ts'

/** What would bring the customer into a better segment, and when they slip. */
export function WhatWouldMove({
  customer,
  steps,
}: {
  readonly customer: CustomerView
  readonly steps: readonly ScoreSteps[]
}) {
  const { cluster, rules } = customer
  const stays = cluster.afterOneOrder === cluster.segment
  return (
    <Panel title="What would move them?">
      <ul class="steps">
        <li>
          One order today, of their average value, {stays ? 'leaves them in' : 'brings them to'}{' '}
          <b>{cluster.afterOneOrder}</b>.
        </li>
        {rules.sentences.slice(1).map((sentence) => (
          <li key={sentence}>By the rules: {toSentence(withDates(sentence))}</li>
        ))}
        {steps.map(({ name, up }) => up !== null && <li key={name}>{`${name} score: ${up}`}</li>)}
      </ul>
      <p class="note">{toSentence(cluster.action)}</p>
    </Panel>
  )
}

/** Days of sentences as the page writes them. */
function withDates(sentence: string): string {
  return sentence.replace(/\b\d{4}-\d\d-\d\d\b/g, formatDate)
}
