import { describe, expect, it } from 'vitest'
import { compareDates } from '../../src/pipeline/compare-dates.ts'
import { evidence } from '../../src/pipeline/evidence.ts'
import { evolve } from '../../src/pipeline/evolve.ts'
import { segment } from '../../src/pipeline/segment.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop } from './demo-shop.ts'

const folder = tempFolder()

type Work = (store: Store, call: { source: string; onProgress: (stage: string) => void }) => Promise<unknown>

/** The names of the stages as a log shows them: one after the other, a name that goes on once. */
async function stagesOf(text: string, work: Work): Promise<string[]> {
  await using store = await openStore(':memory:', { threads: 1 })
  const stages: string[] = []
  const onProgress = (stage: string): void => {
    if (stage !== stages.at(-1)) stages.push(stage)
  }
  await work(store, { source: folder.write('shop.csv', text), onProgress })
  return stages
}

describe('the stages of', () => {
  it('segment tell one story, the past and the certainty of the chosen k under names of their own', async () => {
    const stages = await stagesOf(demoShop(), (store, call) => segment(store, { ...call, clv: true }))
    expect(stages).toEqual([
      'reading shop.csv',
      'cleaning',
      'measuring customers',
      'looking back',
      'clustering',
      'measuring silhouettes',
      'testing on the past',
      'testing stability',
      'naming segments',
      'fitting lifetime value',
      'testing lifetime value',
      'valuing customers',
    ])
  })

  it.each<[string, Work]>([
    ['evidence', (store, call) => evidence(store, { ...call, resamples: 5, ks: [2, 3] })],
    ['evolve', (store, call) => evolve(store, { ...call, every: 'month' })],
    ['evolve with a refit', (store, call) => evolve(store, { ...call, every: 'quarter', refit: true })],
    ['compare', (store, call) => compareDates(store, { ...call, at: ['2024-10-01', '2025-04-01'] })],
  ])('%s never come again', async (_, work) => {
    const stages = await stagesOf(demoShop(), work)
    expect(stages.length).toBeGreaterThan(3)
    expect(new Set(stages).size, stages.join('\n')).toBe(stages.length)
  })

  it('reading say when a file is read a second time', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `A,${i === 12_345 ? '1 March 2024' : '2024-01-02'},5\n`)
    const stages = await stagesOf(`customer_id,date,amount\n${rows.join('')}`, segment)
    expect(stages.slice(0, 3)).toEqual(['reading shop.csv', 'rereading shop.csv', 'cleaning'])
  })
})
