import type { PrepareRefits } from '../clustering/k-means/k-means-refits.ts'
import { takeTurns } from '../clustering/turns.ts'
import type { CompiledMap } from '../maps/compile-map.ts'
import { mapScores } from '../maps/map-scores.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import { fitThresholds, type ScoreOptions } from '../rfm/scoring/fit-thresholds.ts'
import { type PlacedValues, placeValues, redrawValues } from '../rfm/scoring/placed-values.ts'
import { scoreCustomers } from '../rfm/scoring/score-customers.ts'
import { scoreFrozen } from '../rfm/scoring/score-frozen.ts'
import type { ScoreColumns, ScoredColumns, Threshold } from '../rfm/scoring/scoring.ts'
import { thresholdScore } from '../rfm/scoring/threshold-score.ts'

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
    const refit = scoring.method === 'nested' ? refitRows(rows, scoring) : refitValues(rows, scoring)
    return async (weights) => {
      const scoresOf = refit(weights)
      await turn(30 * rows.n)
      return (x) => Int32Array.from(mapScores(map, scoresOf(x)).segmentIndex)
    }
  }
}

/** Scores of the rows of a matrix by the thresholds that the weights of a draw lead to. */
type RefitScores = (weights: Float64Array) => (x: Matrix) => ScoreColumns

/** Thresholds that hold for everybody depend on how often each value was drawn, so values are sorted once for all draws. */
function refitValues(rows: Matrix, scoring: ScoreOptions): RefitScores {
  const drawnFrom = placedMeasures(rows)
  let latest = { x: rows, placed: drawnFrom }
  return (weights) => {
    const thresholds = drawnFrom.map((placed) => {
      const known = redrawValues(placed, weights)
      return fitThresholds(known.metric, known.values, scoring, known)
    })
    return (x) => {
      if (latest.x !== x) latest = { x, placed: placedMeasures(x) }
      const [r, f, m] = latest.placed.map((placed, c) => scoresAt(placed, thresholds[c]!))
      return { r: r!, f: f!, m }
    }
  }
}

function placedMeasures(x: Matrix): PlacedValues[] {
  const { recencyDays, orderCount, revenue } = measuresOf(x, undefined)
  return [
    placeValues('recency', recencyDays),
    placeValues('orders', orderCount),
    ...(revenue ? [placeValues('revenue', revenue)] : []),
  ]
}

function scoresAt({ distinct, places }: PlacedValues, thresholds: readonly Threshold[]): Uint8Array {
  const { metric, values } = distinct
  const scoreOf = new Uint8Array(values.length)
  for (let place = 0; place < values.length; place++) {
    scoreOf[place] = thresholdScore(metric, thresholds, values[place]!)
  }
  const scores = new Uint8Array(places.length)
  for (let i = 0; i < places.length; i++) scores[i] = scoreOf[places[i]!]!
  return scores
}

/** Thresholds inside the scores of another measure depend on who was drawn. */
function refitRows(rows: Matrix, scoring: ScoreOptions): RefitScores {
  return (weights) => {
    const drawn = new Uint32Array(weights.reduce((total, weight) => total + weight, 0))
    let at = 0
    for (let i = 0; i < rows.n; i++) for (let copy = 0; copy < weights[i]!; copy++) drawn[at++] = i
    const fitted = scoreCustomers(measuresOf(rows, drawn), scoring).scoring
    return (x) => scoreFrozen(fitted, measuresOf(x, undefined))
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
