import type { PrepareRefits } from '../clustering/k-means/k-means-refits.ts'
import { takeTurns } from '../clustering/turns.ts'
import type { CompiledMap } from '../maps/compile-map.ts'
import { mapScores } from '../maps/map-scores.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { ScoreOptions } from '../rfm/scoring/fit-thresholds.ts'
import { scoreCustomers } from '../rfm/scoring/score-customers.ts'
import { scoreFrozen } from '../rfm/scoring/score-frozen.ts'
import type { ScoredColumns } from '../rfm/scoring/scoring.ts'

/** The measures as a matrix for `ruleMapRefits`: recency, orders and, where there are amounts, revenue, as they are. */
export function measureMatrix({ n, recencyDays, orderCount, revenue }: CustomerColumns): Matrix {
  const columns = [recencyDays, orderCount, ...(revenue ? [revenue] : [])]
  const data = new Float64Array(n * columns.length)
  for (const [c, column] of columns.entries()) for (let i = 0; i < n; i++) data[i * columns.length + c] = column[i]!
  return { data, n, d: columns.length }
}

/**
 * Refits of a rule map for `bootstrapStability`: the cut-offs of the scores are derived anew from the customers drawn, and
 * name all customers. Rows are those of `measureMatrix`; labels are places in `map.segments`. What moves is the cut-offs
 * alone: a map with fixed cut-offs is found again by definition.
 */
export function ruleMapRefits(map: CompiledMap, scoring: ScoreOptions): PrepareRefits {
  return (rows, signal) => {
    const turn = takeTurns(signal)
    return async (weights) => {
      const drawn = new Uint32Array(weights.reduce((total, weight) => total + weight, 0))
      let at = 0
      for (let i = 0; i < rows.n; i++) for (let copy = 0; copy < weights[i]!; copy++) drawn[at++] = i
      const fitted = scoreCustomers(measuresOf(rows, drawn), scoring).scoring
      await turn(30 * rows.n)
      return (x) => Int32Array.from(mapScores(map, scoreFrozen(fitted, measuresOf(x, undefined))).segmentIndex)
    }
  }
}

function measuresOf({ data, n, d }: Matrix, rows: Uint32Array | undefined): ScoredColumns {
  const length = rows?.length ?? n
  const column = (c: number): Float64Array => {
    const values = new Float64Array(length)
    for (let i = 0; i < length; i++) values[i] = data[(rows === undefined ? i : rows[i]!) * d + c]!
    return values
  }
  return { n: length, recencyDays: column(0), orderCount: column(1), revenue: d > 2 ? column(2) : undefined }
}
