import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { parseConfig } from '../../src/config/parse-config.ts'

const parse = (text: string) => parseConfig(text, 'shop.yaml')

describe('parseConfig', () => {
  it('gives every value as text, with its line', () => {
    const { file, sources, values } = parse(`# a shop
sources: [orders.csv, "a: b.csv"]
columns:
  customerId: 1
  amount: none
decimal: ","
as-of: 2025-12-31
k: 3..6
bins: 05
where:
  Country: [France, ""]
exclude: {"#": x}
clv: true
`)
    expect(file).toBe('shop.yaml')
    expect(sources).toEqual([
      { text: 'orders.csv', line: 2 },
      { text: 'a: b.csv', line: 2 },
    ])
    expect(Object.fromEntries(values)).toEqual({
      columns: [
        { within: 'customerId', text: '1', line: 4 },
        { within: 'amount', text: 'none', line: 5 },
      ],
      decimal: [{ text: ',', line: 6 }],
      'as-of': [{ text: '2025-12-31', line: 7 }],
      k: [{ text: '3..6', line: 8 }],
      bins: [{ text: '05', line: 9 }],
      where: [
        { within: 'Country', text: 'France', line: 11 },
        { within: 'Country', text: '', line: 11 },
      ],
      exclude: [{ within: '#', text: 'x', line: 12 }],
      clv: [{ text: 'true', line: 13 }],
    })
  })

  it('takes one source without a list, a byte order mark, CRLF, and nothing at all', () => {
    expect(parse('\ufeffsources: a.csv\r\nseed: 7\r\n').sources).toEqual([{ text: 'a.csv', line: 1 }])
    for (const text of ['', '# nothing\n', '---\n']) expect(parse(text).values.size).toBe(0)
  })

  it.each([
    ['seed: 7\ndelimeter: ","', 'shop.yaml, line 2: delimeter is no key; did you mean delimiter?'],
    ['dateFormat: x', 'line 1: dateFormat is no key; did you mean date-format?'],
    ['source: a.csv', 'did you mean sources?'],
    ['threads: 4', 'line 1: threads is for the command line alone, since it is about the machine'],
    ['toString: 4', 'toString is no key'],
    ['columns: {customerID: a}', 'customerID is no role; did you mean customerId?'],
    [
      'columns: Client',
      'columns should be a column for each role, but is "Client"; write it like columns: {customerId: Client}',
    ],
    ['columns:\n  customerId: [a]', 'line 2: columns should be a column for each role, but holds a list'],
    ['columns:\n  customerId:', 'columns should be a column for each role, but holds nothing; write a value behind it'],
    ['delimiter: [a]', 'delimiter should be one value, but is a list; write it like delimiter: ";"'],
    ['delimiter: {a: b}', 'delimiter should be one value, but is a mapping'],
    [
      'delimiter:\nseed: 7',
      'line 1: delimiter should be one value, but is nothing; write a value behind it, or a # before it',
    ],
    ['sources:', 'sources should be a value or a list of values, but is nothing'],
    ['sources: [[a]]', 'sources should be a value or a list of values, but holds a list'],
    ['keep: {a: b}', 'keep should be a value or a list of values, but is a mapping'],
    ['where: Country=France', 'where should be values for columns, but is "Country=France"'],
    ['clv: yes', 'clv should be true or false, but is "yes"'],
    ['table: &a x\nquery: *a', 'line 2: query should be one value, but is a reference'],
    ['? [a]\n: b', 'line 1: a key has to be a text'],
    ['- a', 'line 1: there are no keys; write lines such as refunds: drop'],
    ['words', 'there are no keys'],
    ['delimiter: ,', 'line 1: plain value cannot start with'],
    ['seed: 1\nseed: 2', 'line 2: map keys must be unique; keep one of them'],
    ['columns:\n\tamount: a', 'line 2: tabs are not allowed as indentation; begin lines with blanks'],
    ['a: "b', 'put texts with signs such as : # , into double quotes'],
    ['seed: 1\n---\nseed: 2', 'line 2'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(OptionError)
    expect(() => parse(text)).toThrow(message)
  })
})
