import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kMeansByK } from '../../src/clustering/k-means/k-means.ts'
import { buildFeatures, type FeatureOptions } from '../../src/features/build-features.ts'
import type { CustomerColumns } from '../../src/rfm/customers.ts'
import { calinskiHarabasz } from '../../src/selection/calinski-harabasz.ts'
import { silhouettes } from '../../src/selection/silhouettes.ts'

const shared = resolve(process.env['CLIENTELE_SHARED'] ?? '../shared')
const rows = (file: string) =>
  readFileSync(resolve(shared, 'reference', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)

const options: FeatureOptions = {
  features: ['recency', 'frequency', 'monetary'],
  transform: 'log1p',
  scale: 'standard',
  winsorise: null,
}
const KS = [2, 3, 4, 5, 6, 7, 8]

describe('kMeans on the 4,338 customers of Online Retail', () => {
  it('reaches the inertias and silhouettes that scikit-learn has as the best of 30 starts', async () => {
    const { matrix } = buildFeatures(onlineRetail(), options)
    const results = await kMeansByK(matrix, KS)
    const { means } = await silhouettes(matrix, results)
    const known = rows('uci_online_retail_kmeans_by_k.csv')
      .map((line) => line.split(','))
      .filter(([kind, k]) => kind === 'log1p_z' && KS.includes(Number(k)))
    expect(known).toHaveLength(KS.length)
    for (const [i, [, k, inertia, , silhouette, ch]] of known.entries()) {
      const result = results[i]!
      const excess = result.inertia / Number(inertia) - 1
      expect(result.k).toBe(Number(k))
      expect(excess).toBeLessThan(1e-4)
      const isSame = Math.abs(excess) < 1e-9
      expect(Math.abs(means[i]! - Number(silhouette))).toBeLessThan(isSame ? 1e-6 : 5e-3)
      expect(calinskiHarabasz(matrix, result.labels, result.k) / Number(ch) - 1).toBeGreaterThan(-2e-4)
    }
  })
})

function onlineRetail(): CustomerColumns {
  const values = rows('uci_online_retail_rfm.csv').map((line) => line.split(',').map(Number))
  const column = (c: number) => Float64Array.from(values, (row) => row[c]!)
  const recencyDays = column(1)
  const orderCount = column(2)
  return {
    n: values.length,
    recencyDays,
    orderCount,
    revenue: column(3),
    tenureDays: recencyDays,
    orderDays: orderCount,
  }
}
