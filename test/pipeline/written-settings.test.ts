import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { assign, readModel, writeAssignment } from '../../src/pipeline/assign.ts'
import { compareDates } from '../../src/pipeline/compare-dates.ts'
import { evidence } from '../../src/pipeline/evidence.ts'
import { evolve } from '../../src/pipeline/evolve.ts'
import { lifetimeValue, writeLifetimeValue } from '../../src/pipeline/lifetime-value.ts'
import type { WriteOptions } from '../../src/pipeline/prepare-text.ts'
import { writeComparison } from '../../src/pipeline/write-comparison.ts'
import { writeEvidence } from '../../src/pipeline/write-evidence.ts'
import { writeEvolution } from '../../src/pipeline/write-evolution.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { demoShop, segmentInto } from './demo-shop.ts'

const folder = tempFolder()
// Two spellings of one id are a finding that names them: customer 100007 buys as kx100007 and as KX100007.
let spelling = 0
const shop = demoShop(120).replaceAll(',100007,', () => (spelling++ % 2 === 0 ? ',kx100007,' : ',KX100007,'))
let source = ''
beforeEach(() => {
  source = folder.write('shop.csv', shop)
})

const commands: Record<string, (store: Store, options: WriteOptions) => Promise<void>> = {
  async assign(store, options) {
    const made = folder.path('model')
    await segmentInto(made, { source, k: 3 })
    const modelPath = join(made, 'model.json')
    const placed = await assign(store, await readModel(modelPath), { source, asOf: '2026-01-01' })
    await writeAssignment(store, placed, { ...options, modelPath })
  },
  async clv(store, options) {
    await writeLifetimeValue(store, await lifetimeValue(store, { source, horizonDays: 90 }), options)
  },
  async evidence(store, options) {
    const call = { source, horizonDays: 90, ks: [3], resamples: 2 }
    await writeEvidence(await evidence(store, call), options)
  },
  async compare(store, options) {
    const at = ['2024-01-01', '2025-01-01'] as const
    await writeComparison(await compareDates(store, { source, at, k: 3 }), options)
  },
  async evolve(store, options) {
    await writeEvolution(await evolve(store, { source, every: 'quarter', windowDays: 365, k: 3 }), options)
  },
}
const SETTINGS: Record<string, object> = {
  assign: { asOf: '2026-01-01' },
  clv: { horizonDays: 90 },
  evidence: { horizonDays: 90, ks: [3], resamples: 2 },
  compare: { at: ['2024-01-01', '2025-01-01'], k: 3, view: 'clusters' },
  evolve: { every: 'quarter', windowDays: 365, k: 3 },
}

describe.each(Object.entries(commands))('run.json of %s', (name, write) => {
  it.each([false, true])('carries the settings, and says whether ids are left out: %s', async (pseudonymise) => {
    const out = folder.path(`${name}-${pseudonymise}`)
    await using store = await openStore(':memory:', { threads: 1 })
    await write(store, { folder: out, pseudonymise })
    const run = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
    expect(run.options).toMatchObject(SETTINGS[name]!)
    expect(run.pseudonymised).toBe(pseudonymise ? true : undefined)
    const texts = readdirSync(out).filter((file) => /\.(csv|json|html)$/.test(file))
    const named = texts.filter((file) => /kx100007/i.test(readFileSync(join(out, file), 'utf8')))
    if (pseudonymise) expect(named).toEqual([])
    else expect(named).toContain('run.json')
  })
})
