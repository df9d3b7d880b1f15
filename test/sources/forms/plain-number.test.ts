import { describe, expect, it } from 'vitest'
import { decideNumberForms } from '../../../src/sources/forms/decide-number-forms.ts'
import { weighNumbers } from '../../../src/sources/forms/number-evidence.ts'
import { plainNumber } from '../../../src/sources/forms/plain-number.ts'
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
