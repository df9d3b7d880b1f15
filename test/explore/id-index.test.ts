import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IdIndex } from '../../src/explore/id-index.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore, type Store } from '../../src/store/store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const letters = fc.constantFrom('a', 'A', 'b', '1', 'é', 'É', 'ß', 'İ', '漢', '\n', '%', '_', '🛒')
const ids = fc.uniqueArray(
  fc.array(letters, { maxLength: 6 }).map((some) => some.join('')),
  { minLength: 1, maxLength: 30 },
)

describe('IdIndex', () => {
  it('finds what the engine finds', async () => {
    await fc.assert(
      fc.asyncProperty(ids, fc.array(letters, { maxLength: 3 }), async (list, part) => {
        const q = part.join('')
        await store.run(
          `CREATE OR REPLACE TABLE shop AS SELECT * FROM (VALUES ${list.map((id) => `(${quoteText(id)})`).join(', ')}) AS t(customer_id)`,
        )
        const found = await store.rows<{ at: bigint }>(
          `SELECT rowid AS at FROM shop WHERE contains(lower(customer_id), lower(${quoteText(q)})) ORDER BY rowid`,
        )
        const mask = new Uint8Array(list.length).fill(1)
        await new IdIndex(store, 'shop', list.length).keepThoseWith(mask, q)
        const kept = [...mask].flatMap((one, i) => (one === 1 ? [i] : []))
        expect(kept).toEqual(found.map(({ at }) => Number(at)))
      }),
      { numRuns: 60 },
    )
  })

  it('brings no row back that was out already', async () => {
    await store.run(`CREATE OR REPLACE TABLE shop AS SELECT * FROM (VALUES ('a'), ('ab')) AS t(customer_id)`)
    const mask = Uint8Array.of(0, 1)
    await new IdIndex(store, 'shop', 2).keepThoseWith(mask, 'A')
    expect([...mask]).toEqual([0, 1])
  })
})
