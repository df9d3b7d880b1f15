import { describe, expect, it } from 'vitest'
import { SourceError } from '../../../src/base/errors.ts'
import { type DateEvidence, findDateLayouts } from '../../../src/sources/forms/date-evidence.ts'
import { openStore } from '../../../src/store/store.ts'

async function find(values: readonly string[]): Promise<DateEvidence> {
  await using store = await openStore()
  const list = values.map((value) => `('${value}')`).join(', ')
  return await findDateLayouts(store, 'date', `SELECT x FROM (VALUES ${list}) t(x)`)
}

/** Days from 1 January 2011 on, written by a template of d, m, y and Y. */
const days = (count: number, template: string, step = 1): string[] =>
  Array.from({ length: count }, (_, i) => {
    const [year, month, day] = new Date(Date.UTC(2011, 0, 1 + i * step)).toISOString().slice(0, 10).split('-')
    const parts: Record<string, string> = { d: day!, m: month!, Y: year!, y: year!.slice(2) }
    return template.replace(/[dmyY]/g, (sign) => parts[sign]!)
  })

const order = ({ layouts }: DateEvidence): unknown[] =>
  layouts.map((layout) => ('order' in layout ? layout.order : layout.kind))

describe('findDateLayouts', () => {
  it('takes one number above 12 for proof, and says so', async () => {
    const dayFirst = await find(['1/12/2010', '13/1/2010'])
    expect(order(dayFirst)).toEqual(['dmy'])
    expect(dayFirst.findings[0]).toMatchObject({ code: 'date-form', severity: 'info', count: 2 })
    expect(dayFirst.findings[0]!.message).toBe(
      'date is read day first: 1 of 2 dates, such as 13/1/2010, have no other reading; if that is wrong, say --date-format',
    )
    expect(order(await find(['1/12/2010', '1/13/2010']))).toEqual(['mdy'])
  })

  it('takes the reading in which rows are in order of time, with a warning', async () => {
    const early = days(365, 'd/m/Y').filter((value) => Number(value.slice(0, 2)) <= 12)
    expect(order(await find(early))).toEqual(['dmy'])
    expect(order(await find(early.toReversed()))).toEqual(['dmy'])
    const monthFirst = days(365, 'm/d/Y').filter((value) => Number(value.slice(3, 5)) <= 12)
    const found = await find(monthFirst)
    expect(order(found)).toEqual(['mdy'])
    expect(found.findings[0]!.severity).toBe('warning')
  })

  it('asks where nothing tells, with both formats', async () => {
    const asked = find(['12/1/2010 8:26', '1/12/2010 9:00'])
    await expect(asked).rejects.toThrow(SourceError)
    await expect(asked).rejects.toThrow(
      'say --date-format "%d/%m/%Y %H:%M" if the day comes first, --date-format "%m/%d/%Y %H:%M" if the month comes first',
    )
    // The first of twelve months, or twelve days of January.
    await expect(find(Array.from({ length: 12 }, (_, i) => `01/${i + 1}/2020`))).rejects.toThrow('--date-format')
  })

  it('asks where dates contradict each other, and passes over a slip', async () => {
    await expect(find(['13/1/2010', '1/13/2010'])).rejects.toThrow('cannot be day first')
    expect(order(await find([...Array<string>(2000).fill('13/1/2010'), '1/13/2010']))).toEqual(['dmy'])
  })

  it('refuses a file of another order, however few its rows are, and passes over a slip in a file', async () => {
    await using store = await openStore()
    const first = Array<string>(5000).fill("('13/1/2010', 0)")
    const files = ['large.csv', 'small.csv']
    const among = (rows: readonly string[]): Promise<DateEvidence> =>
      findDateLayouts(store, 'date', `SELECT x, file FROM (VALUES ${[...first, ...rows].join(', ')}) t(x, file)`, {
        files,
      })
    await expect(
      among(["('1/13/2010', 1)", "('1/14/2010', 1)", "('2/15/2010', 1)", "('3/4/2010', 1)"]),
    ).rejects.toThrow(
      'column date is month first in small.csv (3 of 4 dates, such as 1/13/2010) and day first in the other files',
    )
    expect(order(await among(["('1/13/2010', 1)", "('14/1/2010', 1)"]))).toEqual(['dmy'])
  })

  it('reads two-digit years by what cannot be, and by not stretching over decades', async () => {
    expect(order(await find(['31-12-10', '01-12-10']))).toEqual(['dmy'])
    expect(order(await find(['10-12-31', '12-31-10', '12-30-10'].slice(1)))).toEqual(['mdy'])
    expect(order(await find(days(300, 'd.m.y')))).toEqual(['dmy'])
  })

  it('reads several layouts in one column, most frequent first', async () => {
    const found = await find(['20101201', '20101202', '2010-12-03', '5 December 2010', '6 Dec 2010', '?'])
    expect(order(found)).toEqual(['compact', 'dmy', 'iso'])
    expect(found.layouts[1]).toMatchObject({
      months: [
        ['december', 12],
        ['dec', 12],
      ],
    })
  })

  it('says that numbers are read as dates', async () => {
    expect((await find(['1291190760'])).findings[0]!.message).toContain('Unix seconds')
    expect((await find(['40513.351'])).findings[0]!.message).toContain('day numbers of a spreadsheet')
  })

  it('finds nothing where there is no date', async () => {
    expect((await find(['x', 'y'])).layouts).toEqual([])
  })
})
