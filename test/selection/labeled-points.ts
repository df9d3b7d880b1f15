import fc from 'fast-check'
import type { Matrix } from '../../src/numeric/matrix.ts'
import { seededRandom } from '../../src/numeric/random.ts'

export interface LabeledPoints {
  readonly x: Matrix
  readonly labels: Int32Array
  readonly k: number
}

/**
 * Small sets with labels that follow the points or do not: on a coarse grid, so that rows repeat, or anywhere, with
 * columns that are equal for all, and with clusters that may be empty.
 */
export function labeledPoints(most = 60): fc.Arbitrary<LabeledPoints> {
  const shape = {
    n: fc.integer({ min: 1, max: most }),
    d: fc.integer({ min: 1, max: 8 }),
    k: fc.integer({ min: 1, max: 6 }),
  }
  const kind = { grid: fc.boolean(), sorted: fc.boolean(), constant: fc.boolean(), seed: fc.nat() }
  return fc.record({ ...shape, ...kind }).map(({ n, d, k, grid, sorted, constant, seed }) => {
    const random = seededRandom(seed)
    const value = () => (grid ? Math.floor(random() * 4) : (random() + random() - 1) ** 3 * 10)
    const data = Float64Array.from({ length: n * d }, (_, at) => (constant && at % d === 0 ? 7 : value()))
    const last = (i: number) => data[i * d + d - 1]!
    const ranked = [...Array(n).keys()].sort((p, q) => last(p) - last(q) || p - q)
    const labels = new Int32Array(n)
    for (const [rank, i] of ranked.entries()) labels[i] = Math.floor((sorted ? rank / n : random()) * k)
    return { x: { data, n, d }, labels, k }
  })
}
