import { ShapeError } from '../base/errors.ts'

/**
 * The k at the knee of a falling curve: where (1 - x) - y is largest, with both axes scaled to 0..1, ties to the smaller
 * k. No smoothing and no threshold, so a knee always comes back, and it moves with the range of k.
 *
 * @param ks ascending, from 1 for the inertia of k-means. @param values one per k.
 * @returns one of `ks`; the first when the curve is flat or has fewer than three points.
 * @throws ShapeError without values, or when the lengths differ.
 *
 * Source: Satopää et al. (2011), Finding a "Kneedle" in a haystack, section IV; Schubert (2022), Stop using the elbow
 * criterion for k-means, advises against it.
 */
export function kneedle(ks: readonly number[], values: readonly number[]): number {
  if (ks.length === 0 || ks.length !== values.length) {
    throw new ShapeError(`${values.length} values for ${ks.length} k; give one per k, and at least one`)
  }
  const [first, last] = [ks[0]!, ks.at(-1)!]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (ks.length < 3 || low === high) return first
  const bends = ks.map((k, i) => 1 - (k - first) / (last - first) - (values[i]! - low) / (high - low))
  return ks[bends.indexOf(Math.max(...bends))]!
}
