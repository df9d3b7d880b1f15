import type { Stages } from '../evidence/split-moves.ts'
import { takeCustomers } from '../rfm/customers.ts'
import { type People, rowsWhere } from './people-of-both-days.ts'
import type { PlacedLater } from './place-later.ts'

/** Where a customer can be on either day: the segments, and what stands for being in none. */
export interface States {
  readonly names: string[]
  /** State of each later segment: that of its partner, or one of its own. */
  readonly ofLater: Int32Array
  readonly fresh: number
  readonly returned: number
  readonly lapsed: number
}

/** A later segment is the state of its partner; one without is a state of its own. */
export function statesOf({ earlier, later }: PlacedLater, partner: Int32Array): States {
  const names = [...earlier.names]
  const ofLater = new Int32Array(later.names.length).fill(-1)
  for (const [a, b] of partner.entries()) if (b >= 0) ofLater[b] = a
  for (const [b, state] of ofLater.entries()) {
    if (state >= 0) continue
    ofLater[b] = names.length
    names.push(names.includes(later.names[b]!) ? `${later.names[b]} (newly formed)` : later.names[b]!)
  }
  const [fresh, returned, lapsed] = [names.length, names.length + 1, names.length + 2]
  return { names: [...names, 'New', 'Returned', 'Lapsed'], ofLater, fresh, returned, lapsed }
}

/** Everybody's state before, after ageing alone, after their orders, and after the borders moved. */
export function stagesOf(
  people: People,
  { earlier, there, byEarlier, byLater }: PlacedLater,
  { ofLater, fresh, returned, lapsed }: States,
): Stages {
  const { inEarlier, inAged, inLater, knownBefore } = people
  const n = inEarlier.length
  const before = Int32Array.from({ length: n }, (_, i) => (knownBefore[i] === 1 ? returned : fresh))
  const aged = before.slice()
  const first = rowsWhere(inEarlier)
  const older = rowsWhere(inAged)
  for (const [at, label] of earlier.place(takeCustomers(people.earlier, first)).entries()) before[first[at]!] = label
  for (const i of first) aged[i] = lapsed
  for (const [at, label] of earlier.place(takeCustomers(people.aged, older)).entries()) {
    if (inLater[older[at]!] === 1) aged[older[at]!] = label
  }
  const behaved = new Int32Array(n).fill(lapsed)
  const after = new Int32Array(n).fill(lapsed)
  for (const [at, i] of there.entries()) {
    behaved[i] = byEarlier[at]!
    after[i] = ofLater[byLater[at]!]!
  }
  return { before, aged, behaved, after }
}
