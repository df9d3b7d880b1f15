import { fitThresholds, type ScoreOptions } from './fit-thresholds.ts'
import type { CellThresholds, Metric } from './scoring.ts'

/**
 * Thresholds fitted inside each outer cell on its own: orders inside each recency score (`f` left out), revenue inside
 * each pair of recency and orders scores. Every cell then holds about as many customers, but a score compares only
 * customers of one cell: three orders may be a 5 among the lapsed and a 2 among the recent.
 *
 * Returns one entry per cell that occurs, ascending by r, then f.
 * Source: nested binning of SPSS Statistics' RFM analysis; ties stay together here, as under `quantile`.
 */
export function nestedThresholds(
  metric: Metric,
  column: Float64Array,
  r: Uint8Array,
  f: Uint8Array | undefined,
  options: ScoreOptions,
): CellThresholds[] {
  const rows = new Map<number, number[]>()
  for (let i = 0; i < column.length; i++) {
    const cell = r[i] * 256 + (f ? f[i] : 0)
    const held = rows.get(cell)
    if (held) held.push(i)
    else rows.set(cell, [i])
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([cell, held]) => ({
      r: cell >>> 8,
      ...(f && { f: cell & 255 }),
      thresholds: fitThresholds(
        metric,
        Float64Array.from(held, (i) => column[i]),
        options,
      ),
    }))
}
