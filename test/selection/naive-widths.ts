import type { Matrix } from '../../src/numeric/matrix.ts'

/** Silhouette widths by the definition, every distance measured. */
export function naiveWidths(x: Matrix, labels: Int32Array, k: number): Float64Array {
  const sizes = Array.from({ length: k }, (_, j) => labels.filter((label) => label === j).length)
  return Float64Array.from(labels, (own, i) => {
    const totals = new Float64Array(k)
    for (let other = 0; other < x.n; other++) {
      let squared = 0
      for (let c = 0; c < x.d; c++) squared += (x.data[i * x.d + c]! - x.data[other * x.d + c]!) ** 2
      totals[labels[other]!]! += Math.sqrt(squared)
    }
    const others = sizes.flatMap((size, j) => (j !== own && size > 0 ? [totals[j]! / size] : []))
    if (sizes[own] === 1 || others.length === 0) return 0
    const a = totals[own]! / (sizes[own]! - 1)
    const b = Math.min(...others)
    return a === b ? 0 : (b - a) / Math.max(a, b)
  })
}
