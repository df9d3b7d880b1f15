import { type Contingency, contingency } from './contingency.ts'

/** Pairs of rows that two labelings put together. */
export interface PairCounts {
  /** In A and in B. */
  readonly both: number
  readonly inA: number
  readonly inB: number
  readonly all: number
}

/** Rows with label -1 count as one cluster more. Exact up to about 10^8 rows. */
export function pairCounts(labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number): PairCounts {
  return pairsOf(contingency(labelsA, kA, labelsB, kB))
}

/** The same of two labelings that are counted already. */
export function pairsOf({ table, sizesA, sizesB }: Contingency): PairCounts {
  const n = sizesA.reduce((total, size) => total + size, 0)
  return { both: pairs(table), inA: pairs(sizesA), inB: pairs(sizesB), all: pairs([n]) }
}

function pairs(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += (count * (count - 1)) / 2
  return total
}
