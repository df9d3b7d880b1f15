import { describe, expect, it } from 'vitest'
import { nonProduct, productColumns } from '../../src/sources/non-products.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'
import { checkFiles } from '../check-files.ts'

/** Which of the texts of a column are told to be no products. */
async function told(texts: readonly string[], codes: boolean): Promise<(string | null)[]> {
  await using store = await openStore(':memory:', { threads: 1 })
  const sql = nonProduct([{ name: 'x', codes }], ['x'])
  const rows = await store.rows<{ kind: string | null }>(
    `SELECT ${sql} AS kind FROM (VALUES ${texts.map((text) => `(${quoteText(text)})`).join(', ')}) AS t(x)`,
  )
  return rows.map(({ kind }) => kind?.slice(1) ?? null)
}

describe('nonProduct', () => {
  it('tells words for postage, fees, corrections and vouchers in several languages', async () => {
    const words = [
      ...[
        'POSTAGE',
        'DOTCOM POSTAGE',
        'Next Day Carriage',
        'Bank Charges',
        'AMAZON FEE',
        'Manual',
        'Discount',
        'SAMPLES',
      ],
      ...['Adjust bad debt', 'Dotcomgiftshop Gift Voucher £20.00', 'Shipping & handling', 'Versandkosten', 'Rabatt'],
      ...[
        'Geschenkgutschein 50',
        'frais de port',
        'Échantillon',
        'Gastos de envío',
        'spese di spedizione',
        'Verzendkosten',
      ],
    ]
    expect(await told(words, false)).toEqual(words)
  })

  it('tells totals that stand among the lines of an order', async () => {
    const totals = ['Order total', 'Subtotal', 'TOTAL', 'Zwischensumme']
    expect(await told(totals, false)).toEqual(totals)
    expect(await told(['Colgate Total', 'Total Care shampoo'], false)).toEqual([null, null])
  })

  it('leaves products that hold such a word', async () => {
    const products = [
      ...['FRENCH CARRIAGE LANTERN', 'BLACK BAROQUE CARRIAGE CLOCK', 'SHIPPING LABELS', 'MANUAL COFFEE GRINDER'],
      ...['POSTCARD', 'PHONE CHARGER', 'Fee Fi Fo book', 'Port wine', 'COFFEE', 'Sample book of stitches', ''],
    ]
    expect(await told(products, false)).toEqual(products.map(() => null))
  })

  it('tells codes of letters alone, and those that say what they are', async () => {
    const codes = ['POST', 'DOT', 'M', 'D', 'CRUK', 'BANK CHARGES', 'AMAZONFEE', 'gift_0001_20']
    expect(await told(codes, true)).toEqual(codes)
    expect(await told(['85123A', '22423', 'C2', 'DCGSSBOY', '15056BL'], true)).toEqual([null, null, null, null, null])
  })
})

describe('productColumns', () => {
  const column = (name: string, ...values: string[]) => ({ name, values })

  it('takes the column with the role, and words beside codes', () => {
    const samples = [
      column('StockCode', '85123A', '71053', '84406B', '22752', 'POST'),
      column('Description', 'LANTERN'),
    ]
    expect(productColumns(samples, { product: 'StockCode' })).toEqual([
      { name: 'StockCode', codes: true },
      { name: 'Description', codes: false },
    ])
    expect(productColumns(samples, { product: 'Description' })).toEqual([{ name: 'Description', codes: false }])
    expect(productColumns(samples, {})).toEqual([])
  })
})

describe('nonProductsFinding', () => {
  const HEADER = 'customer_id,order_id,date,sku,description,amount\n'
  const sold = Array.from({ length: 20 }, (_, i) => `c${i % 19},${i},2024-01-0${1 + (i % 9)},10${i}A,MUG,10`).join('\n')
  const aside = 'c1,1,2024-01-02,POST,POSTAGE,18\nc2,2,2024-01-03,C2,CARRIAGE,50\nc2,2,2024-01-03,C2,CARRIAGE,-50'
  const others = 'c3,3,2024-01-04,BANK CHARGES,Bank Charges,12'

  it('names kinds, rows and money, with flags that leave them out', async () => {
    const { findings, rows } = await checkFiles([`${HEADER}${sold}\n${aside}\n${others}\n`])
    expect(rows.rejected).toEqual({})
    expect(findings).toEqual([
      {
        code: 'non-products',
        severity: 'warning',
        count: 4,
        example: 'CARRIAGE',
        message:
          '4 rows and 130 of money moved, 39.4% of all, look like postage, fees, samples or the like rather than products: CARRIAGE (2 rows, 100), POST (1 row, 18), BANK CHARGES (1 row, 12); they count, and can be left out with --exclude description=CARRIAGE --exclude sku=POST --exclude "sku=BANK CHARGES"',
      },
    ])
  })

  it('is silent about what was left out, and where nothing looks like it', async () => {
    const exclude = [
      { column: 'description', value: 'CARRIAGE' },
      { column: 'sku', value: 'POST' },
      { column: 'sku', value: 'BANK CHARGES' },
    ]
    const { findings, rows } = await checkFiles([`${HEADER}${sold}\n${aside}\n${others}\n`], { exclude })
    expect(rows.rejected).toEqual({ excluded: 4 })
    expect(findings).toEqual([])
    expect((await checkFiles([`${HEADER}${sold}\n`])).findings).toEqual([])
  })
})
