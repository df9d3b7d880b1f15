/**
 * The between-group share of variance, eta squared = sum over groups of n_g (mean_g - mean)^2 / sum of (x - mean)^2: how
 * much of `values` is known once the group is (0..1). Every distinct label is a group, noise (-1) too; labels are whole
 * numbers from -1. Null when the values do not vary or there are none. Two passes, O(n).
 */
export function explainedShare(labels: Int32Array, values: Float64Array): number | null {
  const n = values.length
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]!
  const mean = sum / n

  const groups = labels.reduce((largest, label) => Math.max(largest, label), -1) + 2
  const counts = new Float64Array(groups)
  const offsets = new Float64Array(groups)
  let total = 0
  for (let i = 0; i < n; i++) {
    const offset = values[i]! - mean
    counts[labels[i]! + 1]!++
    offsets[labels[i]! + 1]! += offset
    total += offset * offset
  }
  if (!(total > 0) || values.every((value) => value === values[0])) return null
  let between = 0
  for (let g = 0; g < groups; g++) if (counts[g]! > 0) between += offsets[g]! ** 2 / counts[g]!
  return Math.min(1, between / total)
}
