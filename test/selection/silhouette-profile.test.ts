import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numeric/random.ts'
import { silhouetteProfile } from '../../src/selection/silhouette-profile.ts'
import { silhouetteSamples } from '../../src/selection/silhouette-samples.ts'
import { silhouettes } from '../../src/selection/silhouettes.ts'

describe('silhouetteProfile', () => {
  const widths = Float64Array.of(0.5, -0.25, 0.1, 0.9, 0)
  const labels = Int32Array.of(0, 0, 1, 0, 1)

  it('holds every width of a small cluster, the largest first', () => {
    expect(silhouetteProfile(widths, labels, 3)).toEqual([
      { rows: 3, mean: expect.closeTo(1.15 / 3, 12), below: 1 / 3, quantiles: [0.9, 0.5, -0.25] },
      { rows: 2, mean: 0.05, below: 0, quantiles: [0.1, 0] },
      { rows: 0, mean: null, below: null, quantiles: [] },
    ])
  })

  it('holds even quantiles of a large one', () => {
    const many = Float64Array.from({ length: 1001 }, (_, i) => i / 1000)
    const [cluster] = silhouetteProfile(many, new Int32Array(1001), 1, 5)
    expect(cluster!.quantiles).toEqual([1, 0.75, 0.5, 0.25, 0])
  })

  it('agrees with the widths of each row measured alone', async () => {
    const x = randomPoints(400, 3, 7)
    const of = Int32Array.from({ length: 400 }, (_, i) => (x.data[i * 3]! > 0.5 ? 1 : 0))
    const { widths: joint, rows } = await silhouettes(x, [{ labels: of, k: 2 }])
    expect(rows).toBeNull()
    const alone = await silhouetteSamples(x, of, 2)
    const [a, b] = [silhouetteProfile(joint[0]!, of, 2), silhouetteProfile(alone, of, 2)]
    for (const cluster of [0, 1]) {
      const own = Array.from(alone).filter((_, i) => of[i] === cluster)
      expect(a[cluster]!.mean).toBeCloseTo(own.reduce((sum, width) => sum + width, 0) / own.length, 12)
      expect(a[cluster]!.below).toBe(own.filter((width) => width < 0).length / own.length)
      expect(a[cluster]!.quantiles).toEqual(b[cluster]!.quantiles)
    }
  })

  it('follows the sample where silhouettes are measured on one', async () => {
    const x = randomPoints(900, 2, 3)
    const of = Int32Array.from({ length: 900 }, (_, i) => i % 3)
    const found = await silhouettes(x, [{ labels: of, k: 3 }], { sampleSize: 300 })
    const sampled = Int32Array.from(found.rows!, (row) => of[row]!)
    const profile = silhouetteProfile(found.widths[0]!, sampled, 3)
    expect(profile.reduce((sum, { rows }) => sum + rows, 0)).toBe(300)
    expect(profile.reduce((sum, { rows, mean }) => sum + rows * mean!, 0) / 300).toBeCloseTo(found.means[0]!, 12)
  })
})

function randomPoints(n: number, d: number, seed: number): { data: Float64Array; n: number; d: number } {
  const random = seededRandom(seed)
  return { data: Float64Array.from({ length: n * d }, random), n, d }
}
