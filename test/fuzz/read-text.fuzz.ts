import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ClienteleError } from '../../src/base/errors.ts'
import { cleanTransactions } from '../../src/cleaning/clean-transactions.ts'
import { generateShop } from '../../src/demo/generate-shop.ts'
import { readTransactions } from '../../src/sources/read-transactions.ts'
import { openStore } from '../../src/store/store.ts'
import { CDNOW, CDNOW_FIXED, GROCERY, ONLINE_RETAIL, RFM_R_ORDERS } from '../data/shared.ts'
import { tempFolder } from '../temp-folder.ts'

const CASES = Number(process.env['FUZZ_CASES'] ?? 20_000)
/** Each a test with a time limit of its own. */
const PARTS = 20
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const folder = tempFolder()

const shop = [...generateShop({ customers: 12, seed: 3 })].join('').split('\n').slice(0, 60).join('\n')
const US = shop.replace(
  /(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):\d\d/g,
  (_, y, m, d, h, mi) => `${+m}/${+d}/${y} ${+h}:${mi}`,
)
const EUROPEAN = shop
  .replaceAll(';', ' ')
  .replace(/, /g, ' ')
  .replaceAll(',', ';')
  .replace(/(\d+)\.(\d\d)(?=\n|$)/g, '$1,$2 €')
const FIXED = shop.replaceAll(' ', '_').replaceAll(',', '  ')
const BASES = [
  shop,
  US,
  EUROPEAN,
  FIXED,
  `Report\n\n${shop}\nTotal,,,,,,,12.5`,
  shop.replaceAll('\n', '\r\n'),
  ...[ONLINE_RETAIL, CDNOW, CDNOW_FIXED, RFM_R_ORDERS, GROCERY].flatMap(headOf),
]

/** The first lines of a real log, where it lies beside the project. */
function headOf(path: string): string[] {
  return existsSync(path) ? [readFileSync(path, 'utf8').split('\n', 60).join('\n')] : []
}

const WORDS = [
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '1/2/2020',
  '13/1/2020',
  '1,234',
  '1.234,5',
  '(5)',
  '€',
  '\u00a0',
  '=1+1',
  '\ufeff',
  '\0',
  'Total',
  '99999999999999999999',
  '-',
  '1e400',
  'nan',
  '2020-02-30',
  "'",
  '\\',
  '%',
]

type Edit = { readonly at: number; readonly cut: number; readonly word: string }
const edit = fc.record({
  at: fc.nat(),
  cut: fc.nat({ max: 12 }),
  word: fc.oneof(fc.constantFrom(...WORDS), fc.string()),
})
const mutated = fc.record({
  base: fc.nat({ max: BASES.length - 1 }),
  edits: fc.array(edit, { maxLength: 8 }),
  encoding: fc.constantFrom('utf8' as const, 'latin1' as const, 'utf16le' as const),
  flips: fc.array(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }), { maxLength: 3 }),
})

function write({
  base,
  edits,
  encoding,
  flips,
}: {
  base: number
  edits: Edit[]
  encoding: BufferEncoding
  flips: { at: number; byte: number }[]
}): string {
  let text = BASES[base]!
  for (const { at, cut, word } of edits) {
    const from = at % (text.length + 1)
    text = text.slice(0, from) + word + text.slice(from + cut)
  }
  const bytes = Buffer.from(text, encoding)
  for (const { at, byte } of flips) if (bytes.length > 0) bytes[at % bytes.length] = byte
  return folder.write('case.csv', bytes)
}

/** Reads and cleans a file; it must end in a result that accounts for every row, or in an error for people. */
async function read(path: string): Promise<'result' | 'refusal'> {
  await using store = await openStore(':memory:', { threads: 1 })
  try {
    const transactions = await readTransactions(store, [path], {}, { workFolder: await store.workFolder() })
    const { read: rows, kept, rejected } = await cleanTransactions(store, transactions, {})
    expect(kept + Object.values(rejected).reduce((sum, n) => sum + n, 0)).toBe(rows)
    expect(rows).toBe(
      transactions.lines + transactions.sources.reduce((sum, { malformed }) => sum + malformed.length, 0),
    )
    for (const { malformed } of transactions.sources) {
      expect(new Set(malformed.map(({ row }) => row)).size).toBe(malformed.length)
    }
    return 'result'
  } catch (error) {
    if (error instanceof ClienteleError && error.code !== 'query') return 'refusal'
    throw error
  }
}

describe('readTransactions', () => {
  const ends = { result: 0, refusal: 0 }

  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    `accounts for every row of spoilt files, or says what is wrong: part %i of ${PARTS}, seed ${SEED}, in ${tmpdir()}`,
    async (part) => {
      await fc.assert(
        fc.asyncProperty(mutated, async (spoilt) => {
          ends[await read(write(spoilt))]++
        }),
        { numRuns: Math.ceil(CASES / PARTS), seed: SEED + part, endOnFailure: true, timeout: 20_000 },
      )
    },
  )

  it('read a good part of them', () => {
    console.log(ends)
    expect(ends.result).toBeGreaterThan((ends.result + ends.refusal) / 10)
  })
})
