import { describe, expect, it } from 'vitest'
import { SourceError } from '../../../src/base/errors.ts'
import { decideNumberForms } from '../../../src/sources/forms/decide-number-forms.ts'
import { weighNumbers } from '../../../src/sources/forms/number-evidence.ts'

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
