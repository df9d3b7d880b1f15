import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/check.ts'
import { openStore } from '../../src/store/store.ts'
import { CDNOW, CDNOW_SAMPLE, GROCERY, ONLINE_RETAIL, RFM_R_ORDERS } from './shared.ts'

/** Skipped where the shared logs are absent. */
describe.skipIf(!existsSync(ONLINE_RETAIL))('findings of real logs', () => {
  const findings = async (source: string) => {
    await using store = await openStore(':memory:', { threads: 2 })
    return (await check(store, { source })).findings
  }

  it('stand where there is something to know', async () => {
    const found = await findings(ONLINE_RETAIL)
    expect(found.map(({ code, count }) => [code, count])).toEqual([
      ['missing-customer', 135_080],
      ['non-products', 2000],
      ['decimal-ids', undefined],
      ['cancelled-orders', 3],
      ['large-customers', 18],
    ])
    expect(found[3]!.message).toMatch(
      /168,470 of customer "16446" on 2011-12-09, 77,184 of customer "12346" on 2011-01-18/,
    )
    expect(found[1]!.message).toMatch(/M \(465 rows, 165,945\), POST \(1,196 rows.*--exclude StockCode=POST/)
  })

  it.each([CDNOW, CDNOW_SAMPLE, RFM_R_ORDERS])('are none in %s', async (source) => {
    expect(await findings(source)).toEqual([])
  })

  it('are one for a log without money', async () => {
    expect((await findings(GROCERY)).map(({ code }) => code)).toEqual(['no-amounts'])
  })
})
