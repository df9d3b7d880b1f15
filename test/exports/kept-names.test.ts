import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keptNames } from '../../src/exports/kept-names.ts'
import { quotePath } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'
import { segmentInto } from '../pipeline/demo-shop.ts'
import { tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

describe('keptNames', () => {
  it('tells columns of the source from ours and from each other, whatever their case', () => {
    expect(keptNames(['Country', 'Revenue', 'segment', 'expected_value', 'basket_size'])).toEqual([
      'Country',
      'Revenue (source)',
      'segment (source)',
      'expected_value (source)',
      'basket_size (source)',
    ])
    expect(keptNames(['shop', 'Shop', 'SHOP'])).toEqual(['shop', 'Shop (source)', 'SHOP (source 2)'])
  })

  it('are the names in customers.csv and customers.parquet', async () => {
    const rows = ['A', 'B', 'C'].map((id, i) => `${id},2020-01-0${i + 1},${i + 5},gold,old ${id}`)
    const source = folder.write('a.csv', `customer_id,date,amount,tier,segment\n${rows.join('\n')}\n`)
    await segmentInto(folder.path('out'), { source, keep: ['tier', 'segment'] })
    const [header, first] = readFileSync(folder.path('out/customers.csv'), 'utf8').split('\n')
    expect(header).toMatch(/,segment,confidence,tier,segment \(source\)$/)
    expect(first).toMatch(/,gold,old A$/)
    await using store = await openStore()
    const row = await store.row<Record<string, string>>(
      `SELECT "segment (source)" AS old, segment <> "segment (source)" AS differs FROM ${quotePath(folder.path('out/customers.parquet'))} WHERE customer_id = 'A'`,
    )
    expect(row).toEqual({ old: 'old A', differs: true })
  })
})
