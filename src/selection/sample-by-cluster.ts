import { seededRandom } from '../numeric/random.ts'
import { jointCells } from './joint-cells.ts'
import type { Labeling } from './labeling.ts'

/**
 * `size` row numbers, ascending, in which every cluster of every labeling keeps its share of the rows to within a few:
 * rows are lined up cell by cell of the common refinement and taken at equal steps from a random start. Clusters of less
 * than a step may be missed.
 *
 * Source: Cochran (1977), Sampling Techniques, chapter 8 (systematic sampling as implicit stratification).
 */
export function sampleByCluster(labelings: readonly Labeling[], n: number, size: number, seed: number): Uint32Array {
  const { rows } = jointCells(labelings, n)
  const step = n / size
  const start = seededRandom(seed)() * step
  return Uint32Array.from({ length: size }, (_, i) => rows[Math.min(Math.floor(start + i * step), n - 1)]!).sort()
}
