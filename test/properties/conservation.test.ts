import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SourceError } from '../../src/base/errors.ts'
import { DUPLICATE_POLICIES, ORDER_UNITS, REFUND_POLICIES } from '../../src/cleaning/clean-options.ts'
import { splitRecords } from '../../src/sources/csv-dialect.ts'
import { segmentInto } from '../pipeline/demo-shop.ts'
import { tempFolder } from '../temp-folder.ts'

const folder = tempFolder()
const COLUMNS = ['customer_id', 'order_id', 'date', 'sku', 'quantity', 'unit_price', 'note']

const cell = fc.record({
  customer: fc.constantFrom('A', 'B', 'C', 'D', '', 'nan'),
  order: fc.constantFrom('1', '2', 'C3', '4', ''),
  date: fc.constantFrom('2020-01-01', '2020-01-05 10:00', '2020-02-01', '2021-06-01', '', 'soon'),
  product: fc.constantFrom('x', 'y'),
  quantity: fc.constantFrom('1', '2', '-1', '0', '', 'many'),
  price: fc.constantFrom('1', '2.5', '0', '-1', ''),
  note: fc.constantFrom('', 'n', '"two\nlines"', '"a,b"', '5" disc', '=1'),
})
const row = cell.map((parts) => Object.values(parts).join(','))
const line = fc.oneof(
  { weight: 8, arbitrary: row },
  { weight: 1, arbitrary: fc.constantFrom('', 'A,1', 'A,1,2020-01-01,x,1,1,n,more') },
)
/** Enough sound rows that no column is taken for something else. */
const sound = Array.from({ length: 12 }, (_, i) => `E${i % 4},${i},2020-01-${10 + i},x,1,${i}.5,`)

/** The 1-based data rows of a text: what is no blank line. */
const countRows = (csv: string): number => splitRecords(csv, ',', Number.POSITIVE_INFINITY).length - 1

describe('the law of conservation', () => {
  it('holds for every small log, and rejects.csv lists every row once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 25 }),
        fc.constantFrom(...REFUND_POLICIES),
        fc.constantFrom(...ORDER_UNITS),
        fc.constantFrom(...DUPLICATE_POLICIES),
        fc.constantFrom(undefined, '2020-02-01'),
        async (messy, refunds, orders, duplicates, asOf) => {
          const csv = `${COLUMNS.join(',')}\n${[...messy.slice(0, 12), ...sound, ...messy.slice(12)].join('\n')}\n`
          const source = folder.write('log.csv', csv)
          const options = { refunds, orders, duplicates, k: 2, ...(asOf && { asOf }) }
          const run = await segmentInto(folder.path('out'), { source, ...options }).catch((error: unknown) => {
            if (error instanceof SourceError) return undefined
            throw error
          })
          if (!run) return
          const { read, kept, rejected } = run.rows
          expect(read).toBe(countRows(csv))
          expect(read).toBe(kept + Object.values(rejected).reduce((sum, rows) => sum + rows, 0))
          const listed = splitRecords(readFileSync(folder.path('out/rejects.csv'), 'utf8'), ',', 1000).slice(1)
          const counts: Record<string, number> = {}
          for (const [, , reason = ''] of listed) counts[reason] = (counts[reason] ?? 0) + 1
          expect(counts).toEqual(rejected)
          const numbers = listed.map((cells) => Number(cells[1]))
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
          const records = splitRecords(csv, ',', Number.POSITIVE_INFINITY)
          for (const [, number, reason, , ...cells] of listed) {
            if (reason !== 'malformed-row') expect(cells[2]).toBe(records[Number(number)]![2])
            else expect(records[Number(number)]).not.toHaveLength(COLUMNS.length)
          }
        },
      ),
      { numRuns: 25, seed: 11 },
    )
  })
})
