import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { rankSegments } from '../../src/evidence/ranked-cells.ts'
import type { Feature } from '../../src/features/feature.ts'
import { evidence } from '../../src/pipeline/evidence.ts'
import { againstPlain } from '../../src/pipeline/evidence-against-plain.ts'
import type { EvidenceCall } from '../../src/pipeline/evidence-call.ts'
import type { EvidenceCandidate } from '../../src/pipeline/evidence-candidates.ts'
import type { Evidence } from '../../src/pipeline/evidence-record.ts'
import { writeEvidence } from '../../src/pipeline/write-evidence.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop } from './demo-shop.ts'

const folder = tempFolder()

async function run(options: Partial<EvidenceCall>): Promise<Evidence> {
  await using store = await openStore(':memory:', { threads: 1 })
  const source = folder.write('shop.csv', demoShop(400))
  return await evidence(store, { source, resamples: 20, ks: [3, 5], ...options })
}

const tryFeatures: Feature[] = ['breadth', 'overdue', 'categoryShare']

describe('evidence', () => {
  it('tries each further feature for itself beside as many clusters without it', async () => {
    const found = await run({ tryFeatures })
    for (const { candidates, customers } of found.cuts) {
      const tried = candidates.filter((candidate) => candidate.againstPlain)
      expect(tried.map(({ name, k }) => [name, k])).toEqual([
        ['k-means 5 + breadth', 5],
        ['k-means 5 + overdue', 5],
        ['k-means 5 + categoryShare', 5],
      ])
      const plain = candidates.find(({ name }) => name === 'k-means 5')!
      for (const { figures, againstPlain: against } of tried) {
        expect(against!.name).toBe('k-means 5')
        expect(against!.gini!.value).toBeCloseTo(figures.gini!.value - plain.figures.gini!.value, 12)
        expect(against!.gini!.low).toBeLessThanOrEqual(against!.gini!.high)
        expect(against!.moved).toBeGreaterThan(0)
        expect(against!.moved).toBeLessThan(customers)
        expect(against!.randIndex).toBeLessThan(1)
      }
    }
    await writeEvidence(found, { folder: folder.path('out'), command: 'test' })
    expect(readFileSync(folder.path('out/evidence.html'), 'utf8')).toContain('k-means 5 + breadth')
    const json = JSON.parse(readFileSync(folder.path('out/evidence.json'), 'utf8'))
    expect(JSON.stringify(json.cuts)).toContain('"againstPlain"')
  }, 60_000)

  it('changes no other candidate by trying', async () => {
    const [plain, tried] = [await run({}), await run({ tryFeatures: ['interpurchase'] })]
    const others = tried.cuts.map(({ candidates }) => candidates.filter((candidate) => !candidate.againstPlain))
    const figures = (candidates: (typeof others)[number]) =>
      candidates.map(({ name, figures: all }) => [name, all.gini?.value])
    expect(others.map(figures)).toEqual(plain.cuts.map(({ candidates }) => figures([...candidates])))
  }, 60_000)

  it('refuses to try what is clustered by already', async () => {
    await expect(run({ tryFeatures: ['recency'] })).rejects.toThrow(OptionError)
    await expect(run({ tryFeatures: ['breadth', 'breadth'] })).rejects.toThrow(OptionError)
  })
})

describe('againstPlain', () => {
  const candidate = (name: string, labels: number[], plain?: string): EvidenceCandidate => ({
    ...{ name, kind: 'clusters', k: 2, smallest: 1 },
    ranked: rankSegments(Int32Array.from(labels), 2, new Float64Array(labels.length)),
    segments: { labels: Int32Array.from(labels), names: ['a', 'b'] },
    ...(plain !== undefined && { plain }),
  })

  it('counts who moves when clusters are paired so that most stay', () => {
    const candidates = [candidate('plain', [0, 0, 0, 1, 1]), candidate('more', [1, 1, 0, 0, 0], 'plain')]
    expect(againstPlain(candidates, 1, () => null)).toMatchObject({ name: 'plain', moved: 1, gini: null })
    expect(againstPlain(candidates, 0, () => null)).toBeUndefined()
  })

  it('finds nothing changed where only numbers are', () => {
    const candidates = [candidate('plain', [0, 1, 1]), candidate('more', [1, 0, 0], 'plain')]
    expect(againstPlain(candidates, 1, () => null)).toMatchObject({ randIndex: 1, moved: 0 })
  })
})
