import { describe, expect, it } from 'vitest'
import { OptionError, SourceError } from '../../src/base/errors.ts'
import { checkDateFormat, decideDateForm } from '../../src/sources/date-form.ts'
import { openStore } from '../../src/store/store.ts'

describe('decideDateForm', () => {
  it.each(['2010-12-01', '2010/1/5', '2010-12-01 08:26', '2010-12-01T08:26:00Z', '2010-12-01T08:26:00.5+02:00'])(
    'reads %s without help',
    (value) => {
      expect(decideDateForm('date', [value], undefined)).toEqual({ kind: 'iso' })
    },
  )

  it('reads dates of eight digits', () => {
    expect(decideDateForm('date', ['19970101'], undefined)).toEqual({ kind: 'format', format: '%Y%m%d' })
  })

  it.each([
    [
      ['12/1/2010 8:26', '1/12/2010 9:00'],
      'say --date-format "%m/%d/%Y %H:%M" if the month comes first, --date-format "%d/%m/%Y %H:%M" if the day does',
    ],
    [['13/1/2010', '1/12/2010'], 'it looks day-first: --date-format "%d/%m/%Y"'],
    [['1/13/2010', '1/12/2010'], 'it looks month-first: --date-format "%m/%d/%Y"'],
    [['31.12.10 10:00:00'], 'it looks day-first: --date-format "%d.%m.%y %H:%M:%S"'],
    [['Dec 1, 2010'], 'say how it is written with --date-format'],
  ])('refuses %j and says what to do', (values, advice) => {
    expect(() => decideDateForm('date', values, undefined)).toThrow(SourceError)
    expect(() => decideDateForm('date', values, undefined)).toThrow(advice)
  })

  it.each([
    ['DD.MM.YYYY', '%d.%m.%Y'],
    ['YYYY-MM-DD HH:mm:ss', '%Y-%m-%d %H:%M:%S'],
    ['D/M/YY', '%d/%m/%y'],
    ['MMM D, YYYY', '%b %d, %Y'],
    ['%-d.%-m.%Y', '%-d.%-m.%Y'],
  ])('takes the format %s', (given, format) => {
    expect(decideDateForm('date', ['x'], given)).toEqual({ kind: 'format', format })
  })

  it('refuses a format without a year', () => {
    expect(() => decideDateForm('date', [], '%d.%m.')).toThrow(OptionError)
  })
})

describe('checkDateFormat', () => {
  it('refuses a sign that the engine does not know', async () => {
    await using store = await openStore()
    const unknown = { kind: 'format', format: '%Q %Y-%m-%d' } as const
    await expect(checkDateFormat(store, unknown, unknown.format)).rejects.toThrow(OptionError)
  })
})
