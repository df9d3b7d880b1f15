import { describe, expect, it } from 'vitest'
import { OptionError } from '../../../src/base/errors.ts'
import { checkDateFormat, ISO_FORM, plainDateForm } from '../../../src/sources/forms/date-form.ts'
import { openStore } from '../../../src/store/store.ts'

describe('plainDateForm', () => {
  it.each(['2010-12-01', '2010/1/5', '2010-12-01 08:26', '2010-12-01T08:26:00Z', '2010-12-01T08:26:00.5+02:00'])(
    'reads %s without help',
    (value) => {
      expect(plainDateForm([value], undefined)).toEqual(ISO_FORM)
    },
  )

  it.each(['19970101', '1/12/2010', 'Dec 1, 2010'])('leaves %s to the whole column', (value) => {
    expect(plainDateForm(['2010-12-01', value], undefined)).toBeUndefined()
  })

  it.each([
    ['DD.MM.YYYY', '%d.%m.%Y'],
    ['YYYY-MM-DD HH:mm:ss', '%Y-%m-%d %H:%M:%S'],
    ['D/M/YY', '%d/%m/%y'],
    ['MMM D, YYYY', '%b %d, %Y'],
    ['%-d.%-m.%Y', '%-d.%-m.%Y'],
  ])('takes the format %s', (given, format) => {
    expect(plainDateForm(['x'], given)).toEqual({ kind: 'format', format })
  })

  it('refuses a format without a year', () => {
    expect(() => plainDateForm([], '%d.%m.')).toThrow(OptionError)
  })
})

describe('checkDateFormat', () => {
  it('refuses a sign that the engine does not know', async () => {
    await using store = await openStore()
    const unknown = { kind: 'format', format: '%Q %Y-%m-%d' } as const
    await expect(checkDateFormat(store, unknown, unknown.format)).rejects.toThrow(OptionError)
  })
})
