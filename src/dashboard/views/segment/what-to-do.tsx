import type { SegmentView } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { Panel } from '../../parts/panel.tsx'

/** From so many on a tenth that is held back can tell something. */
const ENOUGH = 50

/** What is proposed for a segment, how to find out whether it works, and by which figure. */
export function WhatToDo({ segment }: { readonly segment: SegmentView }) {
  const { action, reason, watch, customers } = segment
  return (
    <Panel title="What to do" note={toSentence(reason)}>
      <ol class="steps">
        <li>{toSentence(action)}</li>
        {customers >= ENOUGH && (
          <li>
            Hold back one in ten at random ({formatCount(Math.round(customers / 10))} customers), or you cannot tell
            what the action did from what they would have done by themselves.
          </li>
        )}
        {watch !== null && <li>Watch: {toSentence(watch)}</li>}
      </ol>
    </Panel>
  )
}
