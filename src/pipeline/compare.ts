import { daysBetween } from '../base/calendar.ts'
import { StateError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { keepOrRefit } from '../evidence/keep-or-refit.ts'
import { netChanges, type Stages, splitMoves } from '../evidence/split-moves.ts'
import type { Store } from '../store/store.ts'
import { driftOf } from './comparison-drift.ts'
import type { Comparison } from './comparison-record.ts'
import { stagesOf, statesOf } from './comparison-states.ts'
import { ageTable, readPeople } from './people-of-both-days.ts'
import { placeLater } from './place-later.ts'
import { fatesOf, identitiesOf, renamedFates } from './segment-fates.ts'
import type { Snapshot, View } from './snapshot.ts'

/**
 * Compares two snapshots in one store. `agedTable` holds the customers of the earlier one as they would be at the later
 * day had nobody ordered since; without it they grow older by the days between.
 *
 * @throws StateError when the later snapshot lies before the earlier.
 */
export async function compareSnapshots(
  store: Store,
  from: Snapshot,
  to: Snapshot,
  options: { readonly view: View; readonly agedTable?: string },
): Promise<Comparison> {
  const { view } = options
  const elapsed = daysFrom(from, to)
  const people = await readPeople(store, from, to, options.agedTable ?? (await ageTable(store, from.table, elapsed)))
  const placed = placeLater(people, from, to, view)
  const fates = fatesOf(placed, view)
  const states = statesOf(placed, fates.partner)
  const stages = stagesOf(people, placed, states)
  const drift = driftOf(people, placed, states, stages)
  const events = fates.births.length + fates.deaths.length + fates.splits.length + fates.merges.length
  const earlierCustomers = people.inEarlier.filter((flag) => flag === 1).length
  return {
    from: { label: from.label, asOf: from.yardstick.asOf, customers: earlierCustomers },
    to: { label: to.label, asOf: to.yardstick.asOf, customers: placed.there.length },
    view,
    options: { view },
    states: states.names,
    matrix: matrixOf(stages, states.names.length),
    moves: splitMoves(stages, states.names.length),
    changes: netChanges(stages, states.names.length),
    identities: identitiesOf(placed, fates),
    ...renamedFates(placed, fates),
    drift,
    advice: keepOrRefit({ ...drift, events }),
    findings: otherDefinitions(from, to),
  }
}

function daysFrom(from: Snapshot, to: Snapshot): number {
  const elapsed = daysBetween(from.yardstick.asOf, to.yardstick.asOf)
  if (elapsed >= 0) return elapsed
  throw new StateError(
    `${from.label} counts to ${from.yardstick.asOf}, after ${to.label} (${to.yardstick.asOf}); name the earlier first`,
  )
}

function matrixOf({ before, after }: Stages, states: number): number[][] {
  const matrix = Array.from({ length: states }, () => new Array<number>(states).fill(0))
  for (const [i, state] of before.entries()) matrix[state]![after[i]!]!++
  return matrix
}

function otherDefinitions(from: Snapshot, to: Snapshot): Finding[] {
  const differing = (['orders', 'refunds'] as const).filter((key) => from.yardstick[key] !== to.yardstick[key])
  if (differing.length === 0) return []
  const said = differing.map((key) => `${key} ${from.yardstick[key]} and ${to.yardstick[key]}`).join(', ')
  return [
    {
      code: 'other-definitions',
      severity: 'warning',
      message: `the two runs count differently (${said}); moves that come of it are shown as behaviour`,
    },
  ]
}
