import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { kMeans } from '../../src/clustering/k-means/k-means.ts'
import { applyFeatures } from '../../src/features/apply-features.ts'
import { buildFeatures, type FeatureOptions } from '../../src/features/build-features.ts'
import type { Feature } from '../../src/features/feature.ts'
import type { TransformKind } from '../../src/features/transform.ts'
import { moments } from '../../src/numeric/moments.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'

const rfm: FeatureOptions = {
  features: ['recency', 'frequency', 'monetary'],
  transform: 'log1p',
  scale: 'standard',
  winsorise: null,
}
const TRANSFORMS: TransformKind[] = ['log1p', 'log', 'yeo-johnson', 'rank', 'none']

describe('buildFeatures', () => {
  it('is log1p, then minus mean, then over the deviation with divisor n, by hand', () => {
    // recency e - 1 and e^3 - 1: logs 1 and 3, mean 2, deviation 1
    const customers = shop({ recencyDays: [Math.E - 1, Math.E ** 3 - 1], orderCount: [1, 3], revenue: [5, 50] })
    const { matrix, model, findings } = buildFeatures(customers, { ...rfm, features: ['recency'] })
    expect(matrix.data[0]).toBeCloseTo(-1, 12)
    expect(matrix.data[1]).toBeCloseTo(1, 12)
    expect(model.columns[0]).toMatchObject({ feature: 'recency', limits: null, transform: { kind: 'log1p' } })
    expect(findings).toEqual([])
  })

  it('standardises each column', () => {
    const { matrix } = buildFeatures(randomShop(200), rfm)
    for (let c = 0; c < 3; c++) {
      const { mean, deviation } = moments(matrix.data.filter((_, at) => at % 3 === c))
      expect(mean).toBeCloseTo(0, 12)
      expect(deviation).toBeCloseTo(1, 12)
    }
  })

  it('scales robustly to median 0 and interquartile range 1, or by the deviation when half are equal', () => {
    const options: FeatureOptions = { features: ['frequency'], transform: 'none', scale: 'robust', winsorise: null }
    const build = (orderCount: number[]) => [...buildFeatures(shop({ orderCount }), options).matrix.data]
    expect(build([1, 2, 3, 4, 9])).toEqual([-1, -0.5, 0, 0.5, 3])
    expect(build([1, 1, 1, 1, 6])).toEqual([0, 0, 0, 0, 2.5])
  })

  it('gives equal values their middle rank', () => {
    const options: FeatureOptions = { features: ['frequency'], transform: 'rank', scale: 'none', winsorise: null }
    const built = buildFeatures(shop({ orderCount: [1, 1, 5, 9] }), options)
    expect([...built.matrix.data]).toEqual([0.25, 0.25, 0.625, 0.875])
    expect([...applyFeatures(built.model, shop({ orderCount: [3, 7, 0, 99] })).data]).toEqual([
      0.4375, 0.75, 0.25, 0.875,
    ])
  })

  it('clips to the quantiles P and 1 - P first', () => {
    const options: FeatureOptions = { features: ['frequency'], transform: 'none', scale: 'none', winsorise: 0.25 }
    expect([...buildFeatures(shop({ orderCount: [1, 2, 3, 4, 100] }), options).matrix.data]).toEqual([2, 2, 3, 4, 4])
    for (const winsorise of [0, 0.5, -1, Number.NaN]) {
      expect(() => buildFeatures(randomShop(9), { ...rfm, winsorise })).toThrow(OptionError)
    }
  })

  it('treats revenue of 0 and less as 0 under log1p and counts it', () => {
    const customers = shop({ recencyDays: [1, 2, 3], orderCount: [1, 2, 3], revenue: [-5, 0, 10] })
    const { matrix, findings } = buildFeatures(customers, rfm)
    expect(matrix.data[2]).toBe(matrix.data[5])
    expect(findings).toMatchObject([{ code: 'non-positive-revenue', count: 2, example: '-5' }])
  })

  it('changes nothing under log when money is counted in another currency', async () => {
    const customers = randomShop(150)
    const log = { ...rfm, transform: 'log' } as const
    const euros = buildFeatures(customers, log).matrix
    const cents = buildFeatures({ ...customers, revenue: customers.revenue!.map((amount) => amount * 100) }, log).matrix
    for (const [at, value] of euros.data.entries()) expect(cents.data[at]).toBeCloseTo(value, 10)
    expect((await kMeans(cents, { k: 3 })).labels).toEqual((await kMeans(euros, { k: 3 })).labels)
  })

  it('makes the shape of a lognormal column normal by yeo-johnson', () => {
    const options: FeatureOptions = {
      features: ['monetary'],
      transform: 'yeo-johnson',
      scale: 'standard',
      winsorise: null,
    }
    const { matrix } = buildFeatures(randomShop(2000), options)
    const skewness = matrix.data.reduce((sum, z) => sum + z ** 3, 0) / matrix.n
    expect(Math.abs(skewness)).toBeLessThan(0.1)
  })

  it('gives the training customers the same bytes again, also through JSON', () => {
    const features: Feature[] = ['recency', 'frequency', 'monetary', 'tenure', 'averageOrderValue']
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(...TRANSFORMS),
        fc.constantFrom(null, 0.05),
        (seed, transform, winsorise) => {
          const customers = randomShop(60, seed)
          const { matrix, model } = buildFeatures(customers, { features, transform, scale: 'robust', winsorise })
          expect(applyFeatures(JSON.parse(JSON.stringify(model)), customers)).toEqual(matrix)
        },
      ),
    )
  })

  it('leaves out what cannot tell customers apart, and keeps zeros when nothing can', () => {
    const once = buildFeatures(shop({ recencyDays: [1, 2], orderCount: [1, 1], revenue: [5, 6] }), rfm)
    expect(once.model.columns.map(({ feature }) => feature)).toEqual(['recency', 'monetary'])
    expect(once.findings.map(({ code }) => code)).toEqual(['constant-feature'])
    const same = buildFeatures(shop({ recencyDays: [3, 3], orderCount: [1, 1], revenue: [5, 5] }), rfm)
    expect(same.matrix).toEqual({ data: new Float64Array(2), n: 2, d: 1 })
    expect(same.findings).toHaveLength(3)
  })

  it('does without money when the source has none', () => {
    const customers = { ...randomShop(20), revenue: undefined }
    const { matrix, findings } = buildFeatures(customers, rfm)
    expect(matrix.d).toBe(2)
    expect(findings.map(({ code }) => code)).toEqual(['no-revenue'])
    expect(() => buildFeatures(customers, { ...rfm, features: ['monetary'] })).toThrow(OptionError)
    expect(() => applyFeatures(buildFeatures(randomShop(20), rfm).model, customers)).toThrow(OptionError)
  })

  it('refuses no features, a feature named twice, and no customers', () => {
    expect(() => buildFeatures(randomShop(9), { ...rfm, features: [] })).toThrow(OptionError)
    expect(() => buildFeatures(randomShop(9), { ...rfm, features: ['recency', 'recency'] })).toThrow(OptionError)
    expect(() => buildFeatures(shop({}), rfm)).toThrow(OptionError)
  })
})

function shop(columns: { recencyDays?: number[]; orderCount?: number[]; revenue?: number[] }): CustomerColumns {
  const n = Math.max(0, ...Object.values(columns).map((values) => values.length))
  const column = (values = Array.from({ length: n }, () => 1)) => Float64Array.from(values)
  return {
    n,
    recencyDays: column(columns.recencyDays),
    orderCount: column(columns.orderCount),
    revenue: column(columns.revenue),
    tenureDays: column(columns.recencyDays),
    orderDays: column(),
  }
}

/** Lognormal money, geometric orders, exponential days. */
function randomShop(n: number, seed = 1): CustomerColumns {
  const random = seededRandom(seed)
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6)
  const column = (draw: () => number) => Array.from({ length: n }, draw)
  return shop({
    recencyDays: column(() => Math.floor(-100 * Math.log(1 - random()))),
    orderCount: column(() => 1 + Math.floor(-4 * Math.log(1 - random()))),
    revenue: column(() => Math.exp(5 + normal())),
  })
}
