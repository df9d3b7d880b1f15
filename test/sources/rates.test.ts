import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OptionError, SourceError } from '../../src/base/errors.ts'
import { baseCurrency } from '../../src/sources/rates.ts'
import { defineDecimalMacros } from '../../src/sources/read-decimal.ts'
import { openStore } from '../../src/store/store.ts'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer_id,date,amount,currency\n'
const LOG = `${HEADER}a,2024-01-01,10.01,EUR\na,2024-01-02,100,USD\nb,2024-01-03,0.333333,usd \nc,2024-01-04,-5,GBP\nc,2024-01-05,20,GBP\n`

describe('--rates', () => {
  it('adds amounts up in the currency with rate 1', async () => {
    const { revenue, findings } = await checkFiles([LOG], { rates: { EUR: '1', USD: '0.92', GBP: '1.17' } })
    // 10.01 + 92 + 0.30666636 (to 6 places 0.306666) + 15 * 1.17
    expect(revenue).toBe('119.866666')
    expect(findings).toEqual([
      {
        code: 'converted-currencies',
        severity: 'info',
        count: 4,
        message:
          'money was converted to EUR: 2 rows in GBP at 1.17, 2 rows in USD at 0.92; each row was rounded half-even to six decimal places',
      },
    ])
  })

  it('rounds half-even, as whole numbers do it', async () => {
    await using store = await openStore(':memory:', { threads: 1 })
    await defineDecimalMacros(store)
    const money = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
    const rate = fc.bigInt({ min: 1n, max: 10n ** 12n })
    await fc.assert(
      fc.asyncProperty(money, rate, async (a, r) => {
        const text = (x: bigint, places: number): string => {
          const digits = `${x < 0n ? -x : x}`.padStart(places + 1, '0')
          return `${x < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
        }
        const { x } = await store.row<{ x: string }>(
          `SELECT convert_exact(${text(a, 6)}::DECIMAL(38,6), ${text(r, 9)}::DECIMAL(14,9)) AS x`,
        )
        const [product, unit] = [(a < 0n ? -a : a) * r, 10n ** 9n]
        const [down, rest] = [product / unit, product % unit]
        const up = rest * 2n > unit || (rest * 2n === unit && down % 2n === 1n) ? 1n : 0n
        const expected = (a < 0n ? -1n : 1n) * (down + up)
        expect(BigInt(x.replace('.', ''))).toBe(expected)
      }),
      {
        numRuns: 200,
        examples: [
          [5n, 100_000_000n],
          [15n, 100_000_000n],
          [-25n, 100_000_000n],
        ],
      },
    )
  })

  it('refuses several currencies with their rows, and those without a rate', async () => {
    await expect(checkFiles([LOG])).rejects.toThrow(
      'column currency holds 3 currencies (GBP: 2 rows, USD: 2 rows, EUR: 1 row), which cannot be added up; choose one with --where currency=GBP, or give what each is worth: --rates GBP=1,USD=RATE',
    )
    await expect(checkFiles([LOG], { rates: { EUR: '1', USD: '0.92' } })).rejects.toThrow(
      /without a rate \(GBP: 2 rows\)/,
    )
    await expect(checkFiles([LOG], { rates: { EUR: '1' } })).rejects.toThrow(SourceError)
    await expect(checkFiles(['customer_id,date,amount\na,2024-01-01,1\n'], { rates: { EUR: '1' } })).rejects.toThrow(
      OptionError,
    )
  })

  it('takes rows without a currency for the base, and says so', async () => {
    const { revenue, findings } = await checkFiles([`${HEADER}a,2024-01-01,10,EUR\nb,2024-01-01,1,\n`], {
      rates: { EUR: '1', USD: '2' },
    })
    expect(revenue).toBe('11')
    expect(findings).toEqual([expect.objectContaining({ code: 'no-currency', count: 1, severity: 'warning' })])
  })
})

describe('baseCurrency', () => {
  it('is the one with rate 1', () => {
    expect(baseCurrency({ USD: '0.92', EUR: '1.00' })).toBe('EUR')
    for (const rates of [{ EUR: '2' }, { EUR: '1', USD: '-1' }, { EUR: '1', USD: '0' }, { EUR: '1', USD: '1e3' }, {}]) {
      expect(() => baseCurrency(rates as Record<string, string>)).toThrow(OptionError)
    }
  })
})
