import { here, type Task, type Threads } from '../../base/threads.ts'
import { seededRandom } from '../../numeric/random.ts'
import { type Turn, takeTurns } from '../turns.ts'
import { filterPoints } from './filter-points.ts'
import { type Descent, type DescentLimits, descend, type Start } from './lloyd.ts'
import { varianceOf, type WeightedTree } from './node-masses.ts'
import { SEEDING_ROOMS, seedFrom } from './seeding.ts'
import { isFlat, openRoomOf, shareFlat } from './share-flat.ts'

/** Two descents whose inertias differ by less, relatively, ended in the same place. */
const SAME_PLACE = 1e-6

/** A first descent ends once its centres move less than this share of the points' spread (as a sum of squares). */
const ROUGHLY_STILL = 1e-3
/** A second one ends here: the last, tiny steps cost a quarter of the time on 20,000 rows and decide nothing. */
const NEARLY_STILL = 1e-6

/**
 * The share of the first descents that are carried on. Of 24 searches with 50 seedings each on the log measures of 4,338
 * customers (k = 3..8, four seeds), the best quarter of the rough ends held the best of all, or one within 7e-5 of its
 * inertia; carrying all of them on takes 2.4 times as long.
 */
const CARRIED_ON = 1 / 4

/** Seedings that one task tries. */
const SEEDINGS_PER_TASK = 5

export interface RestartOptions {
  readonly nInit: number
  readonly seed: number
  /** How many ends to return at most. */
  readonly keep: number
  readonly maxIterations: number
}

/** The part of the restarts that one task does. */
interface RestartInput extends WeightedTree {
  readonly k: number
  readonly seed: number
  readonly first: number
  readonly count: number
  readonly keep: number
  readonly limits: DescentLimits
}

/** Descends from some seedings, restart r from stream r of the seed, whatever the others do; gives the best ends. */
export const restartTask: Task<RestartInput, Descent[]> = {
  module: import.meta.url,
  name: 'restartTask',
  run: (input, signal) => restart(input, takeTurns(signal)),
}

/** One descent. */
export const descentTask: Task<WeightedTree & { start: Start; limits: DescentLimits }, Descent> = {
  module: import.meta.url,
  name: 'descentTask',
  async run({ tree, masses, start, limits }, signal) {
    const room = isFlat(tree) ? openRoomOf({ tree, masses }, start.k, 0) : undefined
    const share = room ? shareFlat(room) : filterPoints(tree, masses, start.k)
    try {
      return await descend(tree, masses, share, start, limits, takeTurns(signal))
    } finally {
      room?.close()
    }
  },
}

/**
 * Descends from `nInit` seedings roughly, carries on the best quarter of them nearly to a standstill, and keeps the
 * `keep` best ends that differ, best first; of equals the earlier restart stays.
 */
export async function bestRestarts(
  planted: WeightedTree,
  k: number,
  { nInit, seed, keep, maxIterations }: RestartOptions,
  threads: Threads = here,
  signal?: AbortSignal,
): Promise<Descent[]> {
  const spread = varianceOf(planted.masses)
  const limits = { maxIterations, tolerance: ROUGHLY_STILL * spread }
  const carried = Math.max(keep, Math.ceil(nInit * CARRIED_ON))
  const inputs: RestartInput[] = []
  for (let first = 0; first < nInit; first += SEEDINGS_PER_TASK) {
    const count = Math.min(SEEDINGS_PER_TASK, nInit - first)
    inputs.push({ ...planted, k, seed, first, count, keep: carried, limits })
  }
  const rough = bestOf((await threads.map(restartTask, inputs, { signal })).flat(), carried)
  return carryOn(planted, rough, { maxIterations, tolerance: NEARLY_STILL * spread }, keep, threads, signal)
}

async function carryOn(
  planted: WeightedTree,
  starts: readonly Descent[],
  limits: DescentLimits,
  keep: number,
  threads: Threads,
  signal: AbortSignal | undefined,
): Promise<Descent[]> {
  const inputs = starts.map((start) => ({ ...planted, start, limits }))
  const ends = await threads.map(descentTask, inputs, { signal })
  return bestOf(
    ends.map((end, i) => ({ ...end, iterations: starts[i]!.iterations + end.iterations })),
    keep,
  )
}

/** The best ends of some seedings, nearly alike ones once. */
export async function restart(
  { tree, masses, k, seed, first, count, keep, limits }: RestartInput,
  turn: Turn,
): Promise<Descent[]> {
  const room = openRoomOf({ tree, masses }, k, SEEDING_ROOMS)
  const share = isFlat(tree) ? shareFlat(room) : filterPoints(tree, masses, k)
  const drawCenters = seedFrom(room)
  const ends: Descent[] = []
  try {
    for (let r = first; r < first + count; r++) {
      const init = drawCenters(k, seededRandom(seed, r))
      await turn(2 * k * tree.n)
      ends.push(await descend(tree, masses, share, init, limits, turn))
    }
  } finally {
    room.close()
  }
  return bestOf(ends, keep)
}

function bestOf(descents: readonly Descent[], keep: number): Descent[] {
  const best: Descent[] = []
  for (const descent of descents) keepBest(best, descent, keep)
  return best
}

function keepBest(best: Descent[], descent: Descent, keep: number): void {
  const twin = best.findIndex((kept) => Math.abs(kept.inertia - descent.inertia) <= SAME_PLACE * kept.inertia)
  if (twin >= 0 && best[twin]!.inertia <= descent.inertia) return
  if (twin >= 0) best.splice(twin, 1)
  const place = best.findIndex((kept) => descent.inertia < kept.inertia)
  best.splice(place < 0 ? best.length : place, 0, descent)
  if (best.length > keep) best.pop()
}
