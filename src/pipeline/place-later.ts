import { type CustomerColumns, takeCustomers } from '../rfm/customers.ts'
import { type People, rowsWhere } from './people-of-both-days.ts'
import { type Placer, placerOf, type Snapshot, type View } from './snapshot.ts'

/** The customers of the later day, placed by the segments of either day. */
export interface PlacedLater {
  readonly earlier: Placer
  readonly later: Placer
  /** Where these customers stand among all people. */
  readonly there: Uint32Array
  readonly customers: CustomerColumns
  /** Segment of each by the earlier and by the later yardstick. */
  readonly byEarlier: Int32Array
  readonly byLater: Int32Array
}

export function placeLater(people: People, from: Snapshot, to: Snapshot, view: View): PlacedLater {
  const [earlier, later] = [placerOf(from.yardstick, view), placerOf(to.yardstick, view)]
  const there = rowsWhere(people.inLater)
  const customers = takeCustomers(people.later, there)
  return { earlier, later, there, customers, byEarlier: earlier.place(customers), byLater: later.place(customers) }
}
