import { describe, expect, it } from 'vitest'
import { clusterFates } from '../../src/evidence/cluster-fates.ts'

/** Labels with so many customers each. */
const runs = (...parts: [label: number, customers: number][]): Int32Array =>
  Int32Array.from(parts.flatMap(([label, customers]) => Array<number>(customers).fill(label)))

describe('clusterFates', () => {
  it('finds the same clusters under other numbers', () => {
    const fates = clusterFates(runs([0, 30], [1, 20]), 2, runs([1, 28], [0, 22]), 2)
    expect([...fates.partner]).toEqual([1, 0])
    expect(fates.overlap[0]).toBeCloseTo(28 / 30, 12)
    expect(fates).toMatchObject({ births: [], deaths: [], splits: [], merges: [] })
  })

  it('names a split, and the part without a partner is born', () => {
    const fates = clusterFates(runs([0, 60], [1, 20]), 2, runs([0, 36], [2, 24], [1, 20]), 3)
    expect([...fates.partner]).toEqual([0, 1])
    expect(fates).toMatchObject({ births: [2], deaths: [], splits: [{ from: 0, into: [0, 2] }], merges: [] })
  })

  it('names a merger, and the part without a partner died', () => {
    const fates = clusterFates(runs([0, 36], [2, 24], [1, 20]), 3, runs([0, 60], [1, 20]), 2)
    expect([...fates.partner]).toEqual([0, 1, -1])
    expect(fates).toMatchObject({ births: [], deaths: [2], splits: [], merges: [{ into: 0, from: [0, 2] }] })
  })
})
