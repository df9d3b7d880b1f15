/** The labels under new numbers: cluster `order[j]` becomes j, noise stays -1. */
export function renumber(labels: Int32Array, order: readonly number[]): Int32Array {
  const numbers = new Int32Array(Math.max(0, ...order) + 1)
  for (const [to, from] of order.entries()) numbers[from] = to
  return labels.map((label) => (label < 0 ? label : numbers[label]!))
}
