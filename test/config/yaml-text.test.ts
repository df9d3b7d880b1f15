import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { yamlText } from '../../src/config/yaml-text.ts'

const readBack = (yaml: string): unknown => {
  const document = parseDocument(yaml, { schema: 'failsafe' })
  expect(document.errors).toEqual([])
  return document.toJS()
}

describe('yamlText', () => {
  it.each([
    ['Customer ID', 'Customer ID'],
    ['Größe (cm)', 'Größe (cm)'],
    ['orders/2024.csv', 'orders/2024.csv'],
    ['.', '"."'],
    [';', '";"'],
    ['', '""'],
    ['true', '"true"'],
    ['a: b #c', '"a: b #c"'],
    ['%d.%m.%Y', '"%d.%m.%Y"'],
    ['say "so"\n', '"say \\"so\\"\\n"'],
    ['no\u00a0break\u2028\u0085\ufeff', '"no\\u00a0break\\u2028\\u0085\\ufeff"'],
    ['\u{e0001}', '"\\U000e0001"'],
  ])('writes %j as %s', (text, yaml) => {
    expect(yamlText(text)).toBe(yaml)
  })

  it('writes any text so that it reads as the same text, alone, in a list and as a key', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...`:#-?,[]{}&*!|>'"%@\`~= \t\n\r\\aé.1`) }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 8 }),
    )
    fc.assert(
      fc.property(text, (value) => {
        const yaml = yamlText(value)
        expect(yaml).not.toMatch(/[\r\n\u0085\u2028\u2029]/)
        expect(readBack(`${yaml}: [${yaml}, ${yaml}]\n`)).toEqual({ [value]: [value, value] })
        expect(readBack(`a:\n  - ${yaml}\nb: ${yaml}  # more\n`)).toEqual({ a: [value], b: value })
      }),
      { numRuns: 2000 },
    )
  })
})
