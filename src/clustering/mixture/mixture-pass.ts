import type { Task, Threads } from '../../base/threads.ts'
import type { Turn } from '../turns.ts'
import { BLOCK, createBlock, loadRows, type MixtureBlock } from './mixture-block.ts'
import type { MixtureDensity, MixtureFrame } from './mixture-density.ts'
import { logDensities } from './mixture-log-densities.ts'
import { addMoments, momentCount } from './mixture-moments.ts'
import { shareOut } from './mixture-shares.ts'

/** Rows and their weights, in shared memory where several threads look at them. */
export interface WeighedRows {
  /** n × d, row-major. */
  readonly data: Float64Array
  readonly n: number
  readonly d: number
  /** Null: 1 each. */
  readonly weights: Float64Array | null
}

/** What one look at all rows tells about a mixture, and what the next one is made of. */
export interface MixturePass {
  /** Sum of weight times log density under the mixture that was looked at. */
  readonly logLikelihood: number
  /** k × `momentCount`, about its means. */
  readonly moments: Float64Array
}

/** Shares that the caller knows: a component for each row, or n × k responsibilities. */
export type GivenShares = Int32Array | Float64Array

/** Shares that are known, and points to take their moments about. */
export interface FramedShares {
  readonly frame: MixtureFrame
  readonly given: GivenShares
}

/** How passes run. */
export interface PassTools {
  readonly threads: Threads
  readonly turn: Turn
  readonly signal: AbortSignal | undefined
}

/** Rows of one task, however many threads there are, so that sums always come out the same; about a millisecond of work. */
const CHUNK = 32 * BLOCK

/**
 * E-step and the sums of the M-step in one pass over blocks of rows, of which nothing is kept. Chunks run side by side and
 * are added in their order.
 *
 * @param mixture what shares the rows out: the densities of a mixture, or the caller.
 */
export async function passOver(
  rows: WeighedRows,
  mixture: MixtureDensity | FramedShares,
  { threads, turn, signal }: PassTools,
): Promise<MixturePass> {
  const chunks: Chunk[] = []
  for (let from = 0; from < rows.n; from += CHUNK) {
    chunks.push({ ...rows, mixture, from, to: Math.min(rows.n, from + CHUNK) })
  }
  const moments = new Float64Array(momentCount(mixture.frame))
  let logLikelihood = 0
  const add = (part: MixturePass): void => {
    logLikelihood += part.logLikelihood
    for (let at = 0; at < moments.length; at++) moments[at]! += part.moments[at]!
  }
  if (threads.count > 1 && chunks.length > 1) {
    for (const part of await threads.map(passOverChunk, chunks, { signal })) add(part)
  } else {
    for (const chunk of chunks) {
      add(passOverRows(chunk))
      await turn(mixture.frame.k * (chunk.to - chunk.from) * rows.d)
    }
  }
  return { logLikelihood, moments }
}

interface Chunk extends WeighedRows {
  readonly mixture: MixtureDensity | FramedShares
  readonly from: number
  readonly to: number
}

function passOverRows({ data, d, weights, mixture, from, to }: Chunk): MixturePass {
  const { frame } = mixture
  const { k } = frame
  const block = createBlock(k, d)
  const moments = new Float64Array(momentCount(frame))
  let logLikelihood = 0
  for (let row = from; row < to; row += BLOCK) {
    loadRows(block, data, d, weights, row, Math.min(to, row + BLOCK))
    if ('given' in mixture) takeGiven(block, mixture, row)
    else {
      logDensities(block, mixture)
      logLikelihood += shareOut(block, k)
    }
    addMoments(block, frame, moments)
  }
  return { logLikelihood, moments }
}

function takeGiven({ shares, size, weights }: MixtureBlock, { given, frame: { k } }: FramedShares, row: number): void {
  for (let i = 0; i < size; i++) {
    const weight = weights === null ? 1 : weights[i]!
    for (let j = 0; j < k; j++) {
      const share = given instanceof Int32Array ? Number(given[row + i] === j) : given[(row + i) * k + j]!
      shares[j * BLOCK + i] = weight * share
    }
  }
}

/** One chunk of a pass, for a thread. */
export const passOverChunk: Task<Chunk, MixturePass> = {
  module: import.meta.url,
  name: 'passOverChunk',
  run: passOverRows,
}

/** What all rows weigh together. */
export function totalWeight({ n, weights }: WeighedRows): number {
  return weights === null ? n : weights.reduce((total, weight) => total + weight, 0)
}
