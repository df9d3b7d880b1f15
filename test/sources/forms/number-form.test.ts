import { describe, expect, it } from 'vitest'
import { SourceError } from '../../../src/base/errors.ts'
import { decideNumberForms } from '../../../src/sources/forms/decide-number-forms.ts'
import { weighNumbers } from '../../../src/sources/forms/number-evidence.ts'
import { plainNumber } from '../../../src/sources/forms/plain-number.ts'
import { plainNumbers, recogniseNumber } from '../../../src/sources/forms/recognise-number.ts'
import { defineDecimalMacros } from '../../../src/sources/read-decimal.ts'
import { openStore } from '../../../src/store/store.ts'

/** Reads values as a column whose form is decided by all of them. */
async function readAll(values: readonly string[]): Promise<(string | null)[]> {
  const shapes = values.map((example) => ({ example, rows: 1 }))
  const { forms } = decideNumberForms([weighNumbers('price', shapes)])
  await using store = await openStore()
  await defineDecimalMacros(store)
  const rows = await store.rows<{ value: string | null }>(
    `SELECT rtrim(rtrim(read_decimal(${plainNumber('x', forms[0]!)})::VARCHAR, '0'), '.') AS value
     FROM (VALUES ${values.map((value) => `('${value.replaceAll("'", "''")}')`).join(', ')}) t(x)`,
  )
  return rows.map((row) => row.value)
}

describe('plainNumber', () => {
  it.each([
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234,56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1’234.56', '1234.56'],
    ['1,23,456.00', '123456'],
    ['12.345.678', '12345678'],
    ['12,345,678', '12345678'],
    ['0,500', '0.5'],
    ['1234,567', '1234.567'],
    ['€1.234,56', '1234.56'],
    ['1.234,56 €', '1234.56'],
    ['EUR 12,50', '12.5'],
    ['$1,234.50', '1234.5'],
    ['-$1,234.50', '-1234.5'],
    ['$-1,234.50', '-1234.5'],
    ['(1,234.50)', '-1234.5'],
    ['($12.50)', '-12.5'],
    ['12.50-', '-12.5'],
    ['−12,50', '-12.5'],
    ['- 12.50', '-12.5'],
    ['12,50 zł', '12.5'],
    ['Rs. 1,23,456.50', '123456.5'],
    ['R$ 1.234,50', '1234.5'],
    ['kr 12,50', '12.5'],
    ['CHF 1’234.50', '1234.5'],
    ['12.5%', '0.125'],
    ['12,5 %', '0.125'],
    ['1,5E+05', '150000'],
    ['1.5e-2', '0.015'],
    [',50', '0.5'],
    ['123456789012345,67', '123456789012345.67'],
  ])('reads %s as %s', async (text, value) => {
    expect(await readAll([text])).toEqual([value])
  })

  it.each(['12,34,5', '1.2.3', '1 23', 'abc', '12 XQZ', '(12', '12)', '--1', '1,2,3', '.', '€', '1-2'])(
    'reads %s as no number',
    async (text) => {
      expect(await readAll([text, '1.234,56', '(7 €)', '5,5-'])).toEqual([null, '1234.56', '-7', '-5.5'])
    },
  )

  it('reads what may be either as the other values have it', async () => {
    expect(await readAll(['1,234', '0,5'])).toEqual(['1.234', '0.5'])
    expect(await readAll(['1,234', '0.5'])).toEqual(['1234', '0.5'])
    expect(await readAll(['1.234', '0,5'])).toEqual(['1234', '0.5'])
    expect(await readAll(['1,234', '4321'])).toEqual(['1.234', '4321'])
    expect(await readAll(['1,234', '1,234,567'])).toEqual(['1234', '1234567'])
  })
})

describe('decideNumberForms', () => {
  const weigh = (name: string, ...values: string[]) =>
    weighNumbers(
      name,
      values.map((example) => ({ example, rows: 1 })),
    )

  it('asks where nothing decides', () => {
    expect(() => decideNumberForms([weigh('price', '1,234', '12')])).toThrow(SourceError)
    expect(() => decideNumberForms([weigh('price', '1,234', '12')])).toThrow(
      'column price holds numbers such as 1,234 (1 of them), and nothing in the file tells whether that is a decimal sign or parts thousands; say --decimal . or --decimal ,',
    )
  })

  it('takes the decimal sign of the other column, with a warning', () => {
    const { forms, findings } = decideNumberForms([weigh('quantity', '1.234'), weigh('price', '2,55')])
    expect(forms).toMatchObject([
      { decimal: ',', grouped: true },
      { decimal: ',', grouped: false },
    ])
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'info'])
  })

  it('asks where values contradict each other', () => {
    expect(() => decideNumberForms([weigh('price', '1.234,5', '1,234.5')])).toThrow(
      'holds both 1,234.5 (1 such values) and 1.234,5 (1)',
    )
  })

  it('refuses several currencies, with the list', () => {
    expect(() => decideNumberForms([weigh('price', '€5.00', '$5.00', 'EUR 6.00')])).toThrow(
      'column price holds 2 currencies ($, EUR)',
    )
  })
})

describe('plainNumbers', () => {
  it.each([
    [['1', '2.5'], 'point'],
    [['1', '0.123'], 'point'],
    [['1', '1234.567'], 'point'],
    [['1', '-2'], 'whole'],
    [['1', '1.234'], undefined],
    [['1', '1,5'], undefined],
    [['1', '5 €'], undefined],
  ])('finds in %j: %s', (values, kind) => {
    expect(plainNumbers(values)).toBe(kind)
  })
})

describe('recogniseNumber', () => {
  it('knows every currency code, and no other word', () => {
    expect(recogniseNumber('5 sek')).toMatchObject({ currency: 'sek' })
    expect(recogniseNumber('5 pcs')).toBeUndefined()
  })
})
