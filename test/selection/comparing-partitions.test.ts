import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../src/base/errors.ts'
import { adjustedMutualInformation } from '../../src/selection/adjusted-mutual-information.ts'
import { adjustedRandIndex } from '../../src/selection/adjusted-rand-index.ts'
import { expectedMutualInformation } from '../../src/selection/expected-mutual-information.ts'
import { fowlkesMallows } from '../../src/selection/fowlkes-mallows.ts'

type Compare = (labelsA: Int32Array, kA: number, labelsB: Int32Array, kB: number) => number

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const labelsOf = (n: number, label: (i: number) => number) => Int32Array.from(range(n), label)

/** scikit-learn 1.9.1, see test/reference/comparing_partitions.py: ARI, AMI, Fowlkes-Mallows. */
const REFERENCES = [
  {
    name: '17 rows',
    a: Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2),
    b: Int32Array.of(0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 2, 2, 2, 1, 1),
    values: [0.2669404517453799, 0.2782096465726981, 0.48795003647426666],
  },
  {
    name: '1,000 unrelated rows',
    a: labelsOf(1000, (i) => (i * i) % 7),
    b: labelsOf(1000, (i) => (3 * i + Math.floor(i / 8)) % 5),
    values: [-0.003050726627791122, -0.004125055749562155, 0.23779078296597786],
  },
  {
    name: '100,000 related rows with noise',
    a: labelsOf(100_000, (i) => (i % 6) - 1),
    b: labelsOf(100_000, (i) => (i % 10 ? (i % 6) - 1 : (i / 10) % 4)),
    values: [0.8140922041522574, 0.8158377500500908, 0.8453294250511716],
  },
] as const

const MEASURES: readonly (readonly [string, Compare])[] = [
  ['adjustedRandIndex', adjustedRandIndex],
  ['adjustedMutualInformation', adjustedMutualInformation],
  ['fowlkesMallows', fowlkesMallows],
]

describe.each(MEASURES)('%s', (name, compare) => {
  it.each(REFERENCES)('gives scikit-learn its value for $name', ({ a, b, values }) => {
    const value = values[MEASURES.findIndex((measure) => measure[0] === name)]!
    expect(compare(a, 7, b, 7)).toBeCloseTo(value, 12)
    expect(compare(b, 7, a, 7)).toBeCloseTo(value, 12)
  })

  it('is 1 for the same clusters under other numbers, and changes with no renumbering', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 4, maxLength: 40 }), (pairs) => {
        const a = Int32Array.from([0, 0, ...pairs.map(([label]) => label)])
        const b = Int32Array.from([0, 0, ...pairs.map(([, label]) => label)])
        expect(
          compare(
            a,
            4,
            a.map((label) => 3 - label),
            4,
          ),
        ).toBeCloseTo(1, 12)
        expect(
          compare(
            a,
            4,
            b.map((label) => 3 - label),
            4,
          ),
        ).toBeCloseTo(compare(a, 4, b, 4), 12)
      }),
    )
  })

  it('is a number for one cluster, for clusters of one row each, for both, and without rows', () => {
    const one = new Int32Array(5)
    const each = Int32Array.of(0, 1, 2, 3, 4)
    const alone = name === 'fowlkesMallows' ? 0 : 1 // no pair is together, as in scikit-learn
    expect(compare(one, 1, one, 1)).toBe(1)
    expect(compare(each, 5, each, 5)).toBe(alone)
    expect(compare(one, 1, each, 5)).toBeCloseTo(0, 12)
    expect(compare(new Int32Array(0), 0, new Int32Array(0), 0)).toBe(alone)
    expect(compare(Int32Array.of(-1), 0, Int32Array.of(0), 1)).toBe(alone)
  })

  it('refuses labelings of different rows, and labels of no cluster', () => {
    expect(() => compare(Int32Array.of(0), 1, Int32Array.of(0, 0), 1)).toThrow(ShapeError)
    expect(() => compare(Int32Array.of(2), 2, Int32Array.of(0), 1)).toThrow(ShapeError)
    expect(() => compare(Int32Array.of(-2), 2, Int32Array.of(0), 1)).toThrow(ShapeError)
  })
})

describe('fowlkesMallows', () => {
  it('is the geometric mean of both shares of pairs, every pair looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 3, maxLength: 25 }), (rows) => {
        let [both, inA, inB] = [0, 0, 0]
        for (const [p, [a, b]] of rows.entries()) {
          for (const [otherA, otherB] of rows.slice(p + 1)) {
            if (a === otherA) inA++
            if (b === otherB) inB++
            if (a === otherA && b === otherB) both++
          }
        }
        const found = fowlkesMallows(
          Int32Array.from(rows, ([a]) => a),
          3,
          Int32Array.from(rows, ([, b]) => b),
          3,
        )
        expect(found).toBeCloseTo(both === 0 ? 0 : both / Math.sqrt(inA * inB), 12)
      }),
    )
  })
})

describe('expectedMutualInformation', () => {
  it.each([
    [
      [3, 3],
      [2, 2, 2],
    ],
    [
      [5, 1],
      [4, 2],
    ],
    [[1, 1, 4], [6]],
    [
      [2, 4],
      [1, 1, 1, 3],
    ],
  ])('is the mean over all shuffles of six rows with clusters of %j and %j', (sizesA, sizesB) => {
    const a = sizesA.flatMap((size, label) => Array<number>(size).fill(label))
    const b = sizesB.flatMap((size, label) => Array<number>(size).fill(label))
    const values = permutations(a).map((shuffled) => mutualInformation(shuffled, b))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(expectedMutualInformation(Float64Array.from(sizesA), Float64Array.from(sizesB), 6)).toBeCloseTo(mean, 12)
  })
})

function permutations(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]]
  return values.flatMap((first, at) => permutations(values.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}

function mutualInformation(a: readonly number[], b: readonly number[]): number {
  const count = (test: (i: number) => boolean) => range(a.length).filter(test).length / a.length
  let total = 0
  for (const p of new Set(a)) {
    for (const q of new Set(b)) {
      const both = count((i) => a[i] === p && b[i] === q)
      if (both > 0) total += both * Math.log(both / (count((i) => a[i] === p) * count((i) => b[i] === q)))
    }
  }
  return total
}
