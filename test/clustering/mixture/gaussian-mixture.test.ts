import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, ShapeError } from '../../../src/base/errors.ts'
import { kMeans } from '../../../src/clustering/k-means/k-means.ts'
import { assignToMixture, responsibilities } from '../../../src/clustering/mixture/assign-to-mixture.ts'
import { gaussianMixture, gaussianMixtureByK } from '../../../src/clustering/mixture/gaussian-mixture.ts'
import { COVARIANCE_FORMS } from '../../../src/clustering/mixture/mixture-density.ts'
import type { Matrix } from '../../../src/numeric/matrix.ts'
import { iris, irisSpecies } from '../iris.ts'
import { blobs, matrixOf } from '../points.ts'
import { naiveMixture } from './naive-mixture.ts'

/** The rows of `grid` in test/reference/gaussian-mixture.py. */
function grid(n: number, d: number): Matrix {
  let state = 1
  const data = Float64Array.from({ length: n * d }, (_, at) => {
    state = (state * 48271) % 2147483647
    return (state % 1000) / 100 + (Math.floor(at / d) % 3) * (5 + (at % d))
  })
  return { data, n, d }
}

const exactly = (iterations: number) => ({ maxIterations: iterations, tolerance: 0 })

describe('gaussianMixture', () => {
  it('fits one component by hand', async () => {
    // mean 2, variance (4 + 1 + 1 + 4) / 4 with 1e-6 on top; ln L = -2 ln(2π 2.5) - 10 / (2 · 2.5)
    const x = matrixOf([[0], [1], [3], [4]])
    const { means, covariances, weights, logLikelihood, bic, aic } = await gaussianMixture(x, { k: 1 })
    expect([...weights, ...means]).toEqual([1, 2])
    expect(covariances[0]).toBeCloseTo(2.500001, 12)
    const expected = -2 * Math.log(2 * Math.PI * 2.500001) - 10 / (2 * 2.500001)
    expect(logLikelihood).toBeCloseTo(expected, 12)
    expect(bic).toBeCloseTo(-2 * expected + 2 * Math.log(4), 12)
    expect(aic).toBeCloseTo(-2 * expected + 4, 12)
  })

  it('has the log-likelihoods of scikit-learn on iris, from the species', async () => {
    // scikit-learn 1.9.1, test/reference/gaussian-mixture.py: 20 steps, then until the mean gains less than 1e-3
    const known = [-180.18547761321506, -256.3540432290227, -306.86925719883635, -384.31420589329355]
    const bics = [580.8389081666653, 632.9633335163555, 744.0150320441753, 853.8092117862234]
    for (const [i, covariance] of COVARIANCE_FORMS.entries()) {
      const found = await gaussianMixture(iris, { k: 3, covariance, init: irisSpecies, ...exactly(20) })
      expect(found.logLikelihood).toBeCloseTo(known[i]!, 8)
      expect(found.bic).toBeCloseTo(bics[i]!, 7)
      expect(found.converged).toBe(false)
    }
    const settled = await gaussianMixture(iris, { k: 3, init: irisSpecies })
    expect(settled.logLikelihood).toBeCloseTo(-180.19737165135118, 8)
    expect([settled.iterations, settled.converged, settled.collapsed]).toEqual([7, true, []])
  })

  it('has the parameters and responsibilities of scikit-learn on iris', async () => {
    const model = await gaussianMixture(iris, { k: 3, init: irisSpecies, ...exactly(20) })
    const close = (found: Float64Array, known: number[]) =>
      known.forEach((value, at) => {
        expect(found[at]).toBeCloseTo(value, 9)
      })
    close(model.weights, [0.3333333333333333, 0.299196416103996, 0.3674702505626708])
    close(model.means.subarray(4, 8), [5.914973053018994, 2.7778437625793124, 4.201558974714266, 1.2969692498811207])
    close(model.covariances, [0.121765, 0.097232, 0.016028, 0.010124, 0.097232, 0.140817])
    const shares = responsibilities(model, iris)
    close(shares.subarray(3 * 77, 3 * 78), [0, 0.3287294245179261, 0.671270575482074])
    expect(shares[3 * 77]! / 1.2664382446485596e-114).toBe(0) // below e^-41 of the largest: nothing
  })

  it('has the log-likelihoods of scikit-learn in 1 to 8 columns', async () => {
    // scikit-learn 1.9.1, test/reference/gaussian-mixture.py: 15 steps; full, tied, diag, spherical
    const known: Record<number, number[]> = {
      1: [-3634.049070951561, -3634.0501673776193, -3634.0490709515625, -3634.0490709515625],
      2: [-6981.980175474982, -6982.003238558428, -6908.988827227853, -6917.6209665963925],
      3: [-10273.743859452927, -10273.972465059582, -10091.618372270776, -10091.638662502133],
      4: [-13505.814275917295, -13512.593905835261, -13173.260229493508, -13173.555105176029],
      5: [-16665.363260563747, -16676.824983244856, -16163.03333294939, -16167.209135408873],
      8: [-26054.579839777245, -26112.497793185972, -25076.360495984412, -25090.629988836532],
    }
    const init = Int32Array.from({ length: 1200 }, (_, i) => Math.floor(i / 7) % 4)
    for (const d of [1, 2, 3, 4, 5, 8]) {
      for (const [i, covariance] of COVARIANCE_FORMS.entries()) {
        const found = await gaussianMixture(grid(1200, d), { k: 4, covariance, init, ...exactly(15) })
        expect(Math.abs(found.logLikelihood / known[d]![i]! - 1)).toBeLessThan(1e-10)
      }
    }
  })

  it('takes the steps of a plain loop over all rows and components', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 100, max: 600 }),
        fc.constantFrom(...COVARIANCE_FORMS),
        async (d, k, n, covariance) => {
          const x = blobs(n, k + 1, d, n)
          const init = Int32Array.from({ length: n }, (_, i) => i % k)
          const weights = Float64Array.from({ length: n }, (_, i) => (i * 7) % 5)
          const naive = naiveMixture(x, init, weights, k, covariance, 6)
          const found = await gaussianMixture(x, { k, covariance, init, weights, ...exactly(6) })
          expect(Math.abs(found.logLikelihood - naive.logLikelihood)).toBeLessThan(1e-8 * (1 + n))
          for (const [at, mean] of naive.means.entries()) expect(found.means[at]).toBeCloseTo(mean, 6)
        },
      ),
      { numRuns: 40, seed: 7 },
    )
  })

  it('never becomes less likely from step to step', async () => {
    for (const covariance of COVARIANCE_FORMS) {
      const x = blobs(500, 4, 3, 5)
      const init = Int32Array.from({ length: 500 }, (_, i) => (i * i) % 3)
      let before = -Infinity
      for (let steps = 1; steps < 25; steps++) {
        const options = { k: 3, covariance, init, regularisation: 0, ...exactly(steps) }
        const { logLikelihood } = await gaussianMixture(x, options)
        expect(logLikelihood).toBeGreaterThanOrEqual(before - 1e-9)
        before = logLikelihood
      }
    }
  })

  it('finds the groups that are there', async () => {
    const x = blobs(3000, 5, 3)
    const { labels, weights, converged, k } = await gaussianMixture(x, { k: 5 })
    expect([k, converged]).toEqual([5, true])
    for (let i = 5; i < 3000; i++) expect(labels[i]).toBe(labels[i % 5])
    for (const weight of weights) expect(weight).toBeCloseTo(0.2, 6)
  })

  it('counts weights as repeated rows', async () => {
    const x = blobs(300, 3, 2)
    const weights = Float64Array.from({ length: 300 }, (_, i) => i % 4)
    const rows = [...Array(300).keys()].flatMap((i) => Array(i % 4).fill([...x.data.slice(2 * i, 2 * i + 2)]))
    const init = Int32Array.from({ length: 300 }, (_, i) => i % 3)
    const repeated = Int32Array.from([...init.keys()].flatMap((i) => Array(i % 4).fill(init[i])))
    const a = await gaussianMixture(x, { k: 3, init, weights })
    const b = await gaussianMixture(matrixOf(rows), { k: 3, init: repeated })
    expect(a.logLikelihood).toBeCloseTo(b.logLikelihood, 8)
    expect(a.bic).toBeCloseTo(b.bic, 8)
    expect([a.iterations, a.converged]).toEqual([b.iterations, b.converged])
  })

  it('does not depend on the order of the rows, but for rounding', async () => {
    const x = blobs(900, 4, 3)
    const order = Array.from({ length: 900 }, (_, i) => (i * 7) % 900)
    const moved = matrixOf(order.map((i) => [...x.data.slice(3 * i, 3 * i + 3)]))
    const init = Int32Array.from({ length: 900 }, (_, i) => i % 4)
    const a = await gaussianMixture(x, { k: 4, init })
    const b = await gaussianMixture(moved, { k: 4, init: Int32Array.from(order, (i) => init[i]!) })
    expect(a.logLikelihood).toBeCloseTo(b.logLikelihood, 9)
    expect(b.labels).toEqual(Int32Array.from(order, (i) => a.labels[i]!))
  })

  it('starts from responsibilities as from labels, and from k-means by itself', async () => {
    const shares = Float64Array.from({ length: 450 }, (_, at) => Number(irisSpecies[Math.floor(at / 3)] === at % 3))
    const a = await gaussianMixture(iris, { k: 3, init: irisSpecies })
    const b = await gaussianMixture(iris, { k: 3, init: shares })
    expect(b).toEqual(a)
    // k-means leads where the species lead
    const own = await gaussianMixture(iris, { k: 3, tolerance: 1e-9, maxIterations: 1000 })
    expect(own.logLikelihood).toBeCloseTo(-180.1855, 3)
  })

  it('keeps the most likely of several starts', async () => {
    const x = blobs(400, 9, 2)
    const one = await gaussianMixture(x, { k: 6 })
    const several = await gaussianMixture(x, { k: 6, nInit: 8 })
    expect(several.logLikelihood).toBeGreaterThanOrEqual(one.logLikelihood)
    expect(await gaussianMixture(x, { k: 6, nInit: 8 })).toEqual(several)
  })

  it('begins with the mixture of a sample where rows are many, takes fewer steps and ends more likely', async () => {
    // A narrow group within a wide one: k-means halves the wide one, and the steps from there are many
    const x = blobs(100_000, 1, 2)
    const data = x.data.map((value, at) => (value - (at % 2 === 0 ? 10 : 0)) * (at % 4 < 2 ? 1 : 5))
    const options = { k: 2, tolerance: 1e-4 }
    const { labels } = await kMeans({ ...x, data }, { k: 2, nInit: 10 })
    const plain = await gaussianMixture({ ...x, data }, { ...options, init: labels })
    const shares: number[] = []
    const found = await gaussianMixture({ ...x, data }, { ...options, onProgress: (_, done) => shares.push(done!) })
    expect([found.converged, found.k]).toEqual([true, 2])
    expect(found.iterations).toBeLessThan(plain.iterations / 2)
    expect(found.logLikelihood).toBeGreaterThan(plain.logLikelihood)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  it('begins with all rows where a sample of many shows too few of them', async () => {
    // Four rows lie apart from all the others, and 30,000 of 100,000 rows have little chance to hold one of each
    const far = [5, 17, 99_000, 99_001]
    const x = matrixOf(Array.from({ length: 100_000 }, (_, i) => [far.indexOf(i) + 1]))
    const found = await gaussianMixture(x, { k: 5 })
    expect([...found.means].sort((a, b) => a - b).map(Math.round)).toEqual([0, 1, 2, 3, 4])
    const weights = Float64Array.from({ length: 100_000 }, (_, i) => Number(i < 2))
    const rare = { ...x, data: Float64Array.from({ length: 100_000 }, (_, i) => i) }
    expect([...(await gaussianMixture(rare, { k: 2, weights })).means].sort()).toEqual([0, 1])
  })

  it('is exact for points far from the origin', async () => {
    const x = blobs(300, 3, 2)
    const far = { ...x, data: x.data.map((value) => value + 2 ** 20) }
    const near = { ...x, data: far.data.map((value) => value - 2 ** 20) }
    const a = await gaussianMixture(near, { k: 3, init: Int32Array.from({ length: 300 }, (_, i) => i % 3) })
    const b = await gaussianMixture(far, { k: 3, init: Int32Array.from({ length: 300 }, (_, i) => i % 3) })
    expect(b.logLikelihood).toBeCloseTo(a.logLikelihood, 5)
  })

  it('gives the same for any number of threads, to the bit', async () => {
    const compiled = (path: string) => import(pathToFileURL(resolve(import.meta.dirname, '../../../dist', path)).href)
    const { openThreads } = (await compiled(
      'threads/open-threads.js',
    )) as typeof import('../../../src/threads/open-threads.ts')
    const mixture = (await compiled(
      'clustering/mixture/gaussian-mixture.js',
    )) as typeof import('../../../src/clustering/mixture/gaussian-mixture.ts')
    const x = blobs(100_000, 4, 3)
    const options = { k: 4, nInit: 2, maxIterations: 3 }
    const alone = await mixture.gaussianMixture(x, options)
    for (const count of [1, 2, 3]) {
      await using threads = openThreads(count)
      expect(await mixture.gaussianMixture(x, { ...options, threads })).toEqual(alone)
    }
    expect(new Set(alone.labels).size).toBe(4)
  })

  describe('with degenerate rows', () => {
    const finite = (values: Iterable<number>) => expect([...values].every(Number.isFinite)).toBe(true)

    it('has fewer components when there are fewer distinct rows', async () => {
      const x = matrixOf([...Array(12).keys()].map((i) => [i % 2, 5]))
      for (const covariance of COVARIANCE_FORMS) {
        const found = await gaussianMixture(x, { k: 4, covariance })
        expect([found.k, found.weights.length]).toEqual([2, 2])
        expect(found.collapsed).toEqual([0, 1])
        expect(found.labels[0]).not.toBe(found.labels[1])
        finite([found.logLikelihood, found.bic, ...found.means, ...found.covariances])
      }
    })

    it('leaves out a component that no row starts in', async () => {
      const found = await gaussianMixture(iris, { k: 4, init: irisSpecies, ...exactly(20) })
      expect(found.k).toBe(3)
      expect(found.logLikelihood).toBeCloseTo(-180.18547761321506, 8)
    })

    it('stays finite for equal rows, constant columns and columns that repeat, with and without regularisation', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 }),
          fc.integer({ min: 1, max: 6 }),
          fc.constantFrom(0, 1e-6),
          fc.constantFrom(1, 1e-8, 1e8),
          fc.constantFrom(...COVARIANCE_FORMS),
          async (values, d, regularisation, unit, covariance) => {
            const x = matrixOf(
              values.map((value) => Array.from({ length: d }, (_, c) => (c % 3 < 2 ? value * unit : 7))),
            )
            const k = Math.min(3, values.length)
            const found = await gaussianMixture(x, { k, covariance, regularisation })
            finite([found.logLikelihood, found.bic, found.aic, ...found.weights, ...found.means, ...found.covariances])
            finite(responsibilities(found, x))
            expect(assignToMixture(found, x).labels).toEqual(found.labels)
          },
        ),
        { numRuns: 150, seed: 3 },
      )
    })
  })

  it('refuses what it cannot fit', async () => {
    const x = blobs(20, 2, 2)
    const broken = { ...x, data: x.data.with(5, Number.NaN) }
    await expect(gaussianMixture(broken, { k: 2 })).rejects.toThrow(/row 2, column 1 is NaN/)
    await expect(gaussianMixture({ data: new Float64Array(0), n: 0, d: 2 }, { k: 1 })).rejects.toThrow(/0 rows/)
    const wrong = [
      { k: 0 },
      { k: 21 },
      { k: 2, covariance: 'round' as 'full' },
      { k: 2, nInit: 0 },
      { k: 2, maxIterations: 0.5 },
      { k: 2, tolerance: -1 },
      { k: 2, regularisation: Number.NaN },
    ]
    for (const options of wrong) await expect(gaussianMixture(x, options)).rejects.toThrow(OptionError)
    const shapes = [
      { k: 2, weights: new Float64Array(3) },
      { k: 2, weights: new Float64Array(20) },
      { k: 2, init: new Int32Array(20).fill(2) },
      { k: 2, init: new Float64Array(20) },
      { k: 2, init: new Float64Array(40) },
    ]
    for (const options of shapes) await expect(gaussianMixture(x, options)).rejects.toThrow(ShapeError)
    const huge = { ...x, data: x.data.map((value) => value * 1e180) }
    const init = Int32Array.from({ length: 20 }, (_, i) => i % 2)
    await expect(gaussianMixture(huge, { k: 2, init })).rejects.toThrow(/overflow; scale the columns/)
  })

  it('ends when the caller cancels, and says how far it is', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(gaussianMixture(iris, { k: 3, signal })).rejects.toThrow('enough')
    const shares: number[] = []
    await gaussianMixture(iris, { k: 3, onProgress: (_, done) => shares.push(done!) })
    expect(shares[0]).toBe(0)
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })
})

describe('gaussianMixtureByK', () => {
  it('gives for each k what gaussianMixture gives', async () => {
    const all = await gaussianMixtureByK(iris, [1, 2, 3, 4], { nInit: 2 })
    for (const [i, k] of [1, 2, 3, 4].entries()) expect(all[i]).toEqual(await gaussianMixture(iris, { k, nInit: 2 }))
    // BIC finds two groups in iris, as mclust does with this form (Fraley & Raftery 2002)
    const bics = all.map(({ bic }) => bic)
    expect(bics.indexOf(Math.min(...bics))).toBe(1)
  })
})

describe('assignToMixture', () => {
  it('gives the fitted rows their labels, and each the largest responsibility', async () => {
    for (const covariance of COVARIANCE_FORMS) {
      const model = await gaussianMixture(iris, { k: 4, covariance })
      const { labels, confidence } = assignToMixture(model, iris)
      expect(labels).toEqual(model.labels)
      const shares = responsibilities(model, iris)
      for (let i = 0; i < iris.n; i++) {
        const row = shares.subarray(4 * i, 4 * i + 4)
        expect(confidence[i]).toBe(Math.max(...row))
        expect(row[labels[i]!]).toBe(confidence[i])
        expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      }
    }
  })

  it('places rows that lie beyond every density', async () => {
    const model = await gaussianMixture(iris, { k: 3 })
    const { labels, confidence } = assignToMixture(model, matrixOf([[1e300, 0, 0, 0]]))
    expect(labels[0]).toBeLessThan(3)
    expect(confidence[0]).toBeCloseTo(1 / 3, 12)
  })

  it('refuses rows and models that do not fit together', async () => {
    const model = await gaussianMixture(iris, { k: 2 })
    expect(() => assignToMixture(model, blobs(3, 1, 3))).toThrow(/3 columns and the mixture 4/)
    expect(() => responsibilities({ ...model, weights: new Float64Array(1) }, iris)).toThrow(ShapeError)
    expect(() => assignToMixture({ ...model, covariances: new Float64Array(32) }, iris)).toThrow(/positive definite/)
  })
})
