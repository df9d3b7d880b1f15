import { describe, expect, it } from 'vitest'
import type { DateLayout } from '../../../src/sources/forms/date-layout.ts'
import { layoutExpression } from '../../../src/sources/forms/layout-expression.ts'
import { recogniseDate } from '../../../src/sources/forms/recognise-date.ts'
import { simpleForm } from '../../../src/sources/forms/simple-form.ts'
import { openStore } from '../../../src/store/store.ts'

/** A date as it is read without and with a time zone; open orders are read day first. */
async function read(text: string): Promise<(string | null)[]> {
  const seen = recogniseDate(text)
  if (!seen) return []
  const layout: DateLayout =
    seen.kind === 'parts' ? { ...seen, order: seen.order ?? 'dmy', months: seen.word ? [seen.word] : [] } : seen
  await using store = await openStore()
  const texts = [undefined, 'Europe/Berlin'].map((zone) => `(${layoutExpression('x', layout, zone)})::VARCHAR`)
  const row = await store.row<{ a: string | null; b: string | null }>(
    `SELECT ${texts[0]} AS a, ${texts[1]} AS b FROM (SELECT '${text}' AS x)`,
  )
  return row.a === row.b ? [row.a] : [row.a, row.b]
}

describe('layoutExpression', () => {
  it.each([
    ['12/1/2010 8:26', '2010-01-12 08:26:00'],
    ['1.12.2010', '2010-12-01 00:00:00'],
    ['01-12-10', '2010-12-01 00:00:00'],
    ['1/12/98 08.26', '1998-12-01 08:26:00'],
    ['1/12/69', '1969-12-01 00:00:00'],
    ['1/12/68', '2068-12-01 00:00:00'],
    ['14JUN09:17:58:34', '2009-06-14 17:58:34'],
    ['14. März 2011', '2011-03-14 00:00:00'],
    ['1er mars 2011', '2011-03-01 00:00:00'],
    ['15 août 2011 14h30', '2011-08-15 14:30:00'],
    ['1 de diciembre de 2010', '2010-12-01 00:00:00'],
    ['3 lutego 2011', '2011-02-03 00:00:00'],
    ['Dec 1, 2010 8:26 AM', '2010-12-01 08:26:00'],
    ['December 1st, 2010', '2010-12-01 00:00:00'],
    ['2010-Dec-01', '2010-12-01 00:00:00'],
    ['2010.12.01', '2010-12-01 00:00:00'],
    ['20101201', '2010-12-01 00:00:00'],
    ['20101201082600', '2010-12-01 08:26:00'],
    ['40513.5', '2010-12-01 12:00:00'],
    ['1/12/2010 12:05:09 PM', '2010-12-01 12:05:09'],
    ['1/12/2010 12:05 a.m.', '2010-12-01 00:05:00'],
    ['1/12/2010 1:05 pm', '2010-12-01 13:05:00'],
    ['01.12.2010, 08:26 Uhr', '2010-12-01 08:26:00'],
    ['31.12.2010 23:59:59,7', '2011-01-01 00:00:00'],
    ['1/12/2010 8:26:00.4', '2010-12-01 08:26:00'],
  ])('reads %s as %s', async (text, value) => {
    expect(await read(text)).toEqual([value])
  })

  it.each([
    ['1291190760', '2010-12-01 08:06:00', '2010-12-01 09:06:00'],
    ['1291190760000', '2010-12-01 08:06:00', '2010-12-01 09:06:00'],
    ['20101201T082600Z', '2010-12-01 08:26:00', '2010-12-01 09:26:00'],
    ['Wed, 01 Dec 2010 08:26:00 GMT', '2010-12-01 08:26:00', '2010-12-01 09:26:00'],
    ['10/Oct/2000:13:55:36 -0700', '2000-10-10 13:55:36', '2000-10-10 22:55:36'],
    ['Wed Dec 01 2010 08:26:00 GMT+0200 (EET)', '2010-12-01 08:26:00', '2010-12-01 07:26:00'],
    ['2010-12-01 08:26:00 -0500', '2010-12-01 08:26:00', '2010-12-01 14:26:00'],
    ['2010-12-01T08:26:00.000+0000', '2010-12-01 08:26:00', '2010-12-01 09:26:00'],
    ['2010-12-01 08:26 UTC', '2010-12-01 08:26:00', '2010-12-01 09:26:00'],
    ['2010-12-01T08:26Z', '2010-12-01 08:26:00', '2010-12-01 09:26:00'],
    ['2010-12-01T08:26:00Z', '2010-12-01 08:26:00', '2010-12-01 09:26:00'],
  ])('reads %s as %s, and brings it to a zone as %s', async (text, local, zoned) => {
    expect(await read(text)).toEqual([local, zoned])
  })

  it.each(['hello', '1234', '2010-12', '12.50', '2010', 'May', '1/2', '99999999999999'])(
    'knows that %s is no date',
    async (text) => {
      expect(await read(text)).toEqual([])
    },
  )

  it.each(['30.2.2010', '1.13.2010', '31/4/10', '20100230', '1.12.2010 25:00'])('reads %s as nothing', async (text) => {
    expect((await read(text))[0] ?? null).toBeNull()
  })

  it('reads the same whether the form of a date is simple or left to patterns', async () => {
    const days = [
      '1/2/2010',
      '12.1.1998',
      '29-2-2012',
      '30/2/2010',
      '1/2/69',
      '13/12/68',
      '14JUN09',
      '3May2010',
      '31apr2010',
    ]
    const named = [
      'March 1, 2010',
      'Dec 31 2010',
      'may 5, 10',
      'June-3-2010',
      '2010-Sep-09',
      '1-october-2010',
      '2010.2.3',
    ]
    const clocks = ['', ' 8:26', ':17:58:34', 'T23:59', ' 25:00', ' 12:05 AM', ' 12:05:09pm', ' 13:05 PM', ' 0:30 am']
    const texts = [...days, ...named].flatMap((day) => clocks.map((clock) => day + clock))
    await using store = await openStore()
    let compared = 0
    for (const text of texts) {
      const [seen, form] = [recogniseDate(text), simpleForm(text)]
      if (seen?.kind !== 'parts' || !form) continue
      const layout = { ...seen, order: seen.order ?? 'dmy', months: seen.word ? [seen.word] : [] } as const
      const both = [layout, { ...layout, simple: [form] }].map((one) => layoutExpression('x', one, undefined))
      const row = await store.row<{ a: string; b: string }>(
        `SELECT (${both[0]})::VARCHAR AS a, (${both[1]})::VARCHAR AS b FROM (SELECT '${text}' AS x)`,
      )
      expect(row.b, text).toBe(row.a)
      compared++
    }
    expect(compared).toBeGreaterThan(100)
  })
})
