import { monotoneArgmin } from './monotone-argmin.ts'

/**
 * Cuts sorted distinct values into the runs with the least sum of squared distances to the run means: the exact
 * one-dimensional k-means, also called natural breaks. `values` may ascend or descend; `counts` are their weights.
 * Returns the index of the first value of each run, beginning with 0: min(bins, values) of them, the smallest cuts
 * where several are equally good. O(bins d log d).
 *
 * It works on the values as they are, in their own unit. Spend and orders are usually so skewed that the top bins
 * hold a handful of customers and the lowest nearly everybody; `quantile` is the one to use for even bins.
 *
 * Source: Fisher (1958), Jenks (1967); the programme by Wang & Song (2011), the divide and conquer as in
 * Ckmeans.1d.dp 4, with sums taken from the median so that large values do not drown small ones.
 */
export function jenksCuts(values: ArrayLike<number>, counts: ArrayLike<number>, bins: number): Int32Array {
  const d = values.length
  const runs = Math.min(bins, d)
  const starts = new Int32Array(runs)
  if (d <= bins) return starts.map((_, run) => run)

  const centre = values[d >>> 1]
  const weight = new Float64Array(d + 1)
  const sum = new Float64Array(d + 1)
  const squares = new Float64Array(d + 1)
  for (let i = 0; i < d; i++) {
    const x = values[i] - centre
    weight[i + 1] = weight[i] + counts[i]
    sum[i + 1] = sum[i] + counts[i] * x
    squares[i + 1] = squares[i] + counts[i] * x * x
  }
  const spread = (p: number, i: number): number => {
    const total = sum[i] - sum[p]
    return Math.max(0, squares[i] - squares[p] - (total * total) / (weight[i] - weight[p]))
  }

  let cost = weight.map((_, i) => (i === 0 ? 0 : spread(0, i)))
  let nextCost = new Float64Array(d + 1)
  const lastCut = Array.from({ length: runs + 1 }, () => new Int32Array(0))
  const argmin = (i: number, from: number, to: number): number => {
    let best = from
    let least = cost[from] + spread(from, i)
    for (let p = from + 1; p <= to; p++) {
      const here = cost[p] + spread(p, i)
      if (here < least) {
        best = p
        least = here
      }
    }
    return best
  }
  for (let run = 2; run <= runs; run++) {
    const cut = new Int32Array(d + 1)
    const first = run === runs ? d : run
    const last = d - (runs - run)
    monotoneArgmin(first, last, run - 1, argmin, cut)
    for (let i = first; i <= last; i++) nextCost[i] = cost[cut[i]] + spread(cut[i], i)
    lastCut[run] = cut
    ;[cost, nextCost] = [nextCost, cost]
  }

  for (let run = runs, end = d; run > 1; run--) {
    end = lastCut[run][end]
    starts[run - 1] = end
  }
  return starts
}
