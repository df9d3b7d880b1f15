import { OptionError } from '../../base/errors.ts'

/** The number of clusters that a dendrogram speaks for. */
export interface SuggestedCut {
  readonly k: number
  /** Cutting half-way through the gap gives these k clusters. */
  readonly threshold: number
  /** Lifetime of each number of clusters asked for, from the smallest: how far the cut may move without changing it. */
  readonly lifetimes: Float64Array
}

/**
 * The k whose clusters live longest: the widest gap between the merge that makes k clusters and the merge that ends
 * them, ties to the smaller k. k = 1 where rows are too few, or all equal. A gap exists in every dendrogram, also over a
 * cloud without groups, and the last merges have the widest: look at `lifetimes`, and at the stability of the result.
 *
 * @param heights rising, as in a dendrogram.
 * @param range smallest and largest k to consider; default 2..10. k above the number of rows is left out.
 * @throws OptionError unless `from` and `to` are whole numbers with 2 <= from <= to.
 *
 * Source: Fred & Jain (2005), Combining multiple clusterings using evidence accumulation, IEEE PAMI 27(6), section 3.3,
 * the lifetime criterion.
 */
export function suggestCut(
  heights: Float64Array,
  range: { readonly from?: number; readonly to?: number } = {},
): SuggestedCut {
  const { from = 2, to = Math.max(10, from) } = range
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 2 || to < from) {
    throw new OptionError(`k from ${from} to ${to} is no range; give whole numbers with 2 <= from <= to`)
  }
  const merges = heights.length
  const last = Math.min(to, merges + 1)
  const lifetimes = Float64Array.from(
    { length: Math.max(last - from + 1, 0) },
    (_, at) => endOf(from + at) - startOf(from + at),
  )
  let best = -1
  for (let at = 0; at < lifetimes.length; at++) if (lifetimes[at]! > (best < 0 ? 0 : lifetimes[best]!)) best = at
  if (best < 0) return { k: 1, threshold: merges > 0 ? heights[merges - 1]! : 0, lifetimes }
  const k = from + best
  return { k, threshold: startOf(k) + lifetimes[best]! / 2, lifetimes }

  /** Height of the merge that leaves k clusters. */
  function startOf(k: number): number {
    return k > merges ? 0 : heights[merges - k]!
  }

  /** Height of the merge that leaves one less. */
  function endOf(k: number): number {
    return heights[merges - k + 1]!
  }
}
