import { describe, expect, it } from 'vitest'
import { csvRows, reference } from './shared.ts'

const numbers = (text: string): number[] => text.split('|').map(Number)

// bench/stability-online-retail.csv holds 500 resamples of 20 restarts each, made once by bench/stability.mjs; the other
// table 50 resamples by scikit-learn. Both draw by chance, so that agreement is a matter of standard errors.
describe('stability of k-means by k on Online Retail', () => {
  const known = new Map(
    reference('uci_online_retail_kmeans_stability.csv').map((row) => [`${row['case']} ${row['k']}`, row]),
  )
  const ours = csvRows('bench/stability-online-retail.csv')

  it('covers every row of the reference', () => {
    expect(ours.map((row) => `${row['case']} ${row['k']}`)).toEqual([...known.keys()])
  })

  it.each(ours)('$case, k = $k, lies within three standard errors', (row) => {
    const other = known.get(`${row['case']} ${row['k']}`)!
    const error = (deviation: number, otherDeviation: number): number =>
      Math.sqrt(otherDeviation ** 2 / 50 + deviation ** 2 / Number(row['resamples']))
    const apart = Number(row['ari_mean']) - Number(other['ari_mean'])
    expect(Math.abs(apart)).toBeLessThan(3 * error(Number(row['ari_sd']), Number(other['ari_sd'])))
    const deviations = numbers(row['jaccard_sds']!)
    const theirs = numbers(other['jaccards']!)
    for (const [j, jaccard] of numbers(row['jaccards']!).entries()) {
      expect(Math.abs(jaccard - theirs[j]!)).toBeLessThan(3 * error(deviations[j]!, deviations[j]!))
    }
  })

  it('lies within 0.03 for k up to 4 on the logarithms, where 50 resamples settle it', () => {
    const rows = ours.filter((row) => row['case'] === 'log1p_z' && Number(row['k']) <= 4)
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      const other = known.get(`${row['case']} ${row['k']}`)!
      expect(Math.abs(Number(row['ari_mean']) - Number(other['ari_mean']))).toBeLessThan(0.03)
      const theirs = numbers(other['jaccards']!)
      for (const [j, jaccard] of numbers(row['jaccards']!).entries())
        expect(Math.abs(jaccard - theirs[j]!)).toBeLessThan(0.03)
    }
  })
})
