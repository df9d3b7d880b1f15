import { monotoneArgmin } from './monotone-argmin.ts'

/**
 * Cuts values that are sorted from worst to best into runs as even as their ties allow; `counts[i]` customers hold
 * value i. Returns the index of the first value of each run, ascending, beginning with 0: min(bins, values) of them,
 * none for no values.
 *
 * Of all cuts into that many runs, the best is the one with
 * (i) the fewest heavy values (held by at least n/bins customers) that share their run with another value;
 * (ii) the least sum of squared run sizes;
 * (iii) the least sum over the cuts j of |bins C_j - j n|, where C_j counts the customers before cut j;
 * (iv) the smallest last cut, then the smallest cut before it, and so on.
 * So it depends on order and counts only, never on the unit; without ties the runs are ordinary quantiles. Whole
 * numbers throughout, exact up to 9e7 customers.
 *
 * A dynamic programme over cuts. Squared run sizes are Monge, and the heavy values inside a run add up over its values,
 * except that one alone in its run is let off: that candidate is tried beside the others. O(bins d log d) for d values.
 */
export function quantileCuts(counts: ArrayLike<number>, bins: number): Int32Array {
  const d = counts.length
  const runs = Math.min(bins, d)
  const starts = new Int32Array(runs)
  if (d <= bins) return starts.map((_, run) => run)

  const before = new Float64Array(d + 1)
  for (let i = 0; i < d; i++) before[i + 1] = before[i] + counts[i]
  const n = before[d]
  const heavyBefore = new Int32Array(d + 1)
  for (let i = 0; i < d; i++) heavyBefore[i + 1] = heavyBefore[i] + (counts[i] * bins >= n ? 1 : 0)

  // Of the best cut of the first i values into `run` runs: keys (i) to (iii), here for run = 1.
  let shared = heavyBefore.map((heavy, i) => (i === 1 ? 0 : heavy))
  let squares = before.map((customers) => customers ** 2)
  let distance = before.map((customers) => Math.abs(bins * customers - n))
  let nextShared = new Int32Array(d + 1)
  let nextSquares = new Float64Array(d + 1)
  let nextDistance = new Float64Array(d + 1)
  const lastCut = Array.from({ length: runs + 1 }, () => new Int32Array(0))

  const argmin = (i: number, from: number, to: number): number => {
    let best = from
    let bestShared = shared[from] - heavyBefore[from]
    let bestSquares = squares[from] + (before[i] - before[from]) ** 2
    for (let p = from + 1; p <= to; p++) {
      const sharedHere = shared[p] - heavyBefore[p]
      if (sharedHere > bestShared) continue
      const size = before[i] - before[p]
      const squaresHere = squares[p] + size * size
      if (sharedHere === bestShared) {
        if (squaresHere > bestSquares) continue
        if (squaresHere === bestSquares && distance[p] >= distance[best]) continue
      }
      best = p
      bestShared = sharedHere
      bestSquares = squaresHere
    }
    return best
  }

  for (let run = 2; run <= runs; run++) {
    const cut = new Int32Array(d + 1)
    const first = run === runs ? d : run
    const last = d - (runs - run)
    monotoneArgmin(first, last, run - 1, argmin, cut)
    for (let i = first; i <= last; i++) {
      let p = cut[i]
      let sharedHere = shared[p] + heavyBefore[i] - heavyBefore[p]
      let squaresHere = squares[p] + (before[i] - before[p]) ** 2
      if (heavyBefore[i] > heavyBefore[i - 1]) {
        const squaresAlone = squares[i - 1] + (before[i] - before[i - 1]) ** 2
        const order = shared[i - 1] - sharedHere || squaresAlone - squaresHere || distance[i - 1] - distance[p]
        if (order < 0) {
          p = i - 1
          sharedHere = shared[p]
          squaresHere = squaresAlone
        }
      }
      cut[i] = p
      nextShared[i] = sharedHere
      nextSquares[i] = squaresHere
      nextDistance[i] = distance[p] + Math.abs(bins * before[i] - run * n)
    }
    lastCut[run] = cut
    ;[shared, nextShared] = [nextShared, shared]
    ;[squares, nextSquares] = [nextSquares, squares]
    ;[distance, nextDistance] = [nextDistance, distance]
  }

  for (let run = runs, end = d; run > 1; run--) {
    end = lastCut[run][end]
    starts[run - 1] = end
  }
  return starts
}
