import { describe, expect, it } from 'vitest'
import type { CleanOptions } from '../../src/cleaning/clean-options.ts'
import { seededRandom } from '../../src/numeric/random.ts'
import { checkFiles } from '../check-files.ts'

const HEADER = 'customer_id,order_id,date,sku,amount'

/** Days of January and February 2024: five orders of one row a day, every tenth row standing twice. */
const shop = Array.from({ length: 60 }, (_, day) =>
  Array.from({ length: 5 }, (_, i) => {
    const number = day * 5 + i
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
    const row = `${number % 37},${number},${date},s${number % 11},${5 + (number % 7)}`
    return number % 10 === 0 ? [row, row] : [row]
  }).flat(),
)
const days = (from: number, until: number): string[] => shop.slice(from, until).flat()

/** What `check` makes of files that hold the given rows. */
async function checkRows(files: readonly string[][], options: CleanOptions = {}, header = HEADER) {
  const { rows, revenue, findings } = await checkFiles(
    files.map((file) => `${[header, ...file].join('\n')}\n`),
    options,
  )
  return { rows: rows.read, rejected: rows.rejected.duplicate ?? 0, revenue, findings }
}

describe('findOverlaps', () => {
  it('finds two exports that share a week, with their spans, and counts the week once when asked', async () => {
    const whole = await checkRows([days(0, 60)])
    const parts = [days(0, 31), days(24, 60)]
    const found = await checkRows(parts)
    const shared = days(24, 31).length
    expect(found).toMatchObject({ rows: whole.rows + shared, rejected: 0 })
    expect(found.findings).toEqual([
      expect.objectContaining({
        code: 'overlapping-files',
        count: shared,
        severity: 'serious',
        example: 'customer 9, order 120, 2024-01-25 00:00',
        message: `${shared} rows stand both in part-0.csv (2024-01-01 to 2024-01-31) and in part-1.csv (2024-01-25 to 2024-02-29), 100.0% of what the two could share; they count twice; if these are exports of overlapping periods, count them once with --deduplicate files`,
      }),
    ])
    const once = await checkRows(parts, { deduplicate: 'files' })
    expect(once).toMatchObject({ rejected: shared, revenue: whole.revenue })
  })

  it('counts a row as often as the file does that has it most often', async () => {
    const [a = '', b = '', c = ''] = shop.flat().filter((_, i) => i % 7 === 1)
    const row = (text: string, times: number): string[] => Array<string>(times).fill(text)
    const one = [...row(a, 2), ...row(b, 1), ...days(10, 15)]
    const two = [...row(a, 2), ...row(b, 3), ...row(c, 1), ...days(10, 15)]
    const once = await checkRows([one, two], { deduplicate: 'files' })
    const whole = await checkRows([[...row(a, 2), ...row(b, 3), ...row(c, 1), ...days(10, 15)]])
    expect(once.revenue).toBe(whole.revenue)
    expect(once.rejected).toBe(2 + 1 + days(10, 15).length)
  })

  it('follows an overlap through three files', async () => {
    const whole = await checkRows([days(0, 60)])
    const files = [days(0, 30), days(20, 50), days(28, 60)]
    expect(await checkRows(files, { deduplicate: 'files' })).toMatchObject({ revenue: whole.revenue })
  })

  it.each([
    ['days', [days(0, 20), days(20, 40), days(40, 60)]],
    ['every other row', [0, 1].map((half) => shop.flat().filter((_, i) => i % 2 === half))],
    ['customers', [0, 1, 2].map((third) => shop.flat().filter((row) => Number.parseInt(row, 10) % 3 === third))],
  ])('passes over a log that was split by %s', async (_, files) => {
    const whole = await checkRows([days(0, 60)])
    for (const options of [{}, { deduplicate: 'files' }] as const) {
      expect(await checkRows(files, options)).toMatchObject({ rejected: 0, revenue: whole.revenue, findings: [] })
    }
  })

  it('passes over a log split in two of which every row stands twice', async () => {
    const twice = shop.flat().flatMap((row) => [row, row])
    const random = seededRandom(42)
    const sides = twice.map(() => random() < 0.5)
    const halves = [true, false].map((side) => twice.filter((_, i) => sides[i] === side))
    expect((await checkRows(halves)).findings).toEqual([])
  })

  it('takes few equal rows without order id or time of day for chance', async () => {
    const header = 'customer,date,amount'
    const month = (from: number): string[] => Array.from({ length: 9 }, (_, i) => `c${i},2024-01-0${from},10`)
    expect((await checkRows([[...month(1), ...month(2)], month(2)], {}, header)).findings).toEqual([])
    const more = [...month(2), 'c10,2024-01-02,10']
    expect((await checkRows([[...month(1), ...more], more], {}, header)).findings).toHaveLength(1)
  })

  it('compares whole rows, not the columns with a role alone', async () => {
    const other = days(0, 30).map((row) => row.replace(/,s(\d+),/, ',t$1,'))
    expect((await checkRows([days(0, 30), other])).findings).toEqual([])
  })
})
