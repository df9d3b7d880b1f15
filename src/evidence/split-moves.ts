import { ShapeError } from '../base/errors.ts'

/**
 * The state of every customer on the way from an earlier day to a later one, 0..states-1 per customer and stage.
 * Customers who are not there yet, or no longer, are in states of their own.
 */
export interface Stages {
  /** At the earlier day, by the earlier yardstick. */
  readonly before: Int32Array
  /** At the later day, had they done nothing since: older, by the earlier yardstick. */
  readonly aged: Int32Array
  /** At the later day with what they did, still by the earlier yardstick. */
  readonly behaved: Int32Array
  /** At the later day, by the later yardstick: its cut-offs or clusters. */
  readonly after: Int32Array
}

/** How much of a number of moves ageing, behaviour and the yardstick made; the three add up to it exactly. */
export interface Parts {
  readonly ageing: number
  readonly behaviour: number
  readonly borders: number
}

/** All customers who went from one state to another, in customers; parts are multiples of a half. */
export interface Move extends Parts {
  readonly from: number
  readonly to: number
  readonly customers: number
}

/** What a state gained and lost; `ageing + behaviour + borders = after - before`, in whole customers. */
export interface NetChange extends Parts {
  readonly state: number
  readonly before: number
  readonly after: number
}

/**
 * Moves from state to state, each split in three. A customer who goes from a to b is worth 1: half when a stage takes them
 * out of a, half when a stage brings them into b, and the opposite when a stage takes that back. Those sums telescope, so
 * the parts of every move add up to its customers without rounding. Customers whose state is the same at both ends made no
 * move, whatever lay between.
 *
 * The order of the stages is fixed: first what doing nothing would have done, then what was done, then the yardstick.
 *
 * @returns by `from`, then `to`. @throws ShapeError when the stages differ in length or leave 0..states-1.
 */
export function splitMoves(stages: Stages, states: number): Move[] {
  check(stages, states)
  const { before, aged, behaved, after } = stages
  const moves = new Map<number, { customers: number; ageing: number; behaviour: number; borders: number }>()
  for (let i = 0; i < before.length; i++) {
    const [from, to] = [before[i]!, after[i]!]
    if (from === to) continue
    const key = from * states + to
    const move = moves.get(key) ?? { customers: 0, ageing: 0, behaviour: 0, borders: 0 }
    const half = (state: number): number => (state === to ? 0.5 : state === from ? -0.5 : 0)
    const [one, two] = [half(aged[i]!), half(behaved[i]!)]
    move.customers++
    move.ageing += one + 0.5
    move.behaviour += two - one
    move.borders += 0.5 - two
    moves.set(key, move)
  }
  return [...moves]
    .sort(([a], [b]) => a - b)
    .map(([key, move]) => ({ from: Math.floor(key / states), to: key % states, ...move }))
}

/** The size of every state before and after, and what changed it, one entry per state. @throws what `splitMoves` throws. */
export function netChanges(stages: Stages, states: number): NetChange[] {
  check(stages, states)
  const [before, aged, behaved, after] = [stages.before, stages.aged, stages.behaved, stages.after].map((labels) => {
    const sizes = new Int32Array(states)
    for (const label of labels) sizes[label]!++
    return sizes
  })
  return Array.from({ length: states }, (_, state) => ({
    state,
    before: before![state]!,
    after: after![state]!,
    ageing: aged![state]! - before![state]!,
    behaviour: behaved![state]! - aged![state]!,
    borders: after![state]! - behaved![state]!,
  }))
}

function check(stages: Stages, states: number): void {
  const all = [stages.before, stages.aged, stages.behaved, stages.after]
  if (all.some(({ length }) => length !== stages.before.length)) {
    throw new ShapeError(
      `stages of ${all.map(({ length }) => length).join(', ')} customers; give the same customers in each`,
    )
  }
  for (const labels of all) {
    const wrong = labels.find((label) => !(label >= 0 && label < states))
    if (wrong !== undefined)
      throw new ShapeError(`state ${wrong} is outside 0..${states - 1}; number the states from 0`)
  }
}
