import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../src/sources/read-options.ts'
import { tempFolder } from '../temp-folder.ts'
import { readLines } from './read-lines.ts'

const temp = tempFolder()

/** Rows of a shop with these dates and amounts, one after the other. */
const rowsOf = (cells: readonly (readonly [string, string])[]): string =>
  `customer;date;amount\n${cells.map(([date, amount], i) => `C${i};${date};${amount}\n`).join('')}`

describe('decideForms', () => {
  it.each<[string, ReadOptions, (readonly [string, string])[]]>([
    [
      'a format that reads all dates',
      { dateFormat: '%m/%d/%Y', decimal: ',' },
      [
        ['1/13/2020', '1,5'],
        ['1/2/2020', '1.234'],
      ],
    ],
    [
      'a format with a clock and years of two digits',
      { dateFormat: '%d.%m.%y %H:%M', decimal: '.' },
      [
        ['1.2.98 8:05', '1.5'],
        ['13.2.98 18:05', '12'],
      ],
    ],
    [
      'the order alone, where no one format reads all dates',
      { dateFormat: 'month-first' },
      [
        ['1/13/2020', '5'],
        ['1/2/2020 1:05 PM', '6'],
        ['2020-03-01', '7'],
        ['3/4/20', '8'],
        ['12/31/20', '8'],
      ],
    ],
    [
      'the order of lesser dates, where most are plain',
      { dateFormat: 'day-first', decimal: '.' },
      [
        ['2020-01-01', '5.00'],
        ['2020-01-02', '5.00'],
        ['13/1/2020', '1,005.00'],
      ],
    ],
    ['nothing where all is plain', { decimal: '.' }, [['2020-01-01 10:00:00', '0.5']]],
    ['nothing where nothing shows', {}, [['2020-01-01', '5']]],
    ['nothing of months by name', {}, [['1 March 2020', '5']]],
    [
      'no decimal sign where columns or values leave it open',
      {},
      [
        ['20200101', '5'],
        ['20200102', '6'],
      ],
    ],
    [
      'no order where some dates stay unread for want of one',
      {},
      [
        ['13/1/2020', '5'],
        ['14/1/2020', '5'],
        ['15/1/2020', '5'],
        ['1/2/20', '5'],
      ],
    ],
  ])('says %s, and reads the same with it', async (_, asOptions, cells) => {
    const path = temp.write('a.csv', rowsOf(cells))
    const found = await readLines(path)
    expect(found.transactions.asOptions).toEqual(asOptions)
    expect(found.lines.filter(({ at }) => at !== null).length).toBeGreaterThan(0)
    const again = await readLines(path, found.transactions.asOptions)
    expect(again.lines).toEqual(found.lines)
    expect(again.transactions.asOptions).toEqual(asOptions)
  })

  it('says the sign of the columns that show one', async () => {
    const path = temp.write('a.csv', 'customer;date;quantity;price\nA;2020-01-01;3;2,5\nB;2020-01-01;1.000;1,25\n')
    const found = await readLines(path)
    expect(found.transactions.asOptions).toEqual({ decimal: ',' })
    expect((await readLines(path, { decimal: ',' })).lines).toEqual(found.lines)
    expect(found.lines.map(({ amount }) => amount)).toEqual(['7.5', '1250'])
  })

  it('reads dates in the order that is given by a word', async () => {
    const path = temp.write('a.csv', rowsOf([['1/2/2020', '5']]))
    await expect(readLines(path)).rejects.toThrow('nothing in the file tells their order')
    const at = async (dateFormat: string) => (await readLines(path, { dateFormat })).lines[0]!.at
    expect(await at('day-first')).toBe('2020-02-01 00:00:00')
    expect(await at('month-first')).toBe('2020-01-02 00:00:00')
    await expect(at('year-first')).rejects.toThrow('nothing in the file tells their order')
    await expect(at('first-day')).rejects.toThrow('or say day-first, month-first or year-first')
    const short = temp.write('b.csv', rowsOf([['01-02-03', '5']]))
    expect((await readLines(short, { dateFormat: 'year-first' })).lines[0]!.at).toBe('2001-02-03 00:00:00')
  })
})

describe('decideForms, of several files', () => {
  const write = (name: string, ...dates: string[]): string =>
    temp.write(name, rowsOf(dates.map((date) => [date, '5'] as const)))

  it('says the order alone, so that a file of another one is still refused', async () => {
    const paths = [write('a.csv', '1/13/2020', '1/14/2020', '2/1/2020'), write('b.csv', '2/3/2020', '2/4/2020')]
    const found = await readLines(paths)
    expect(found.transactions.asOptions).toEqual({ dateFormat: 'month-first' })
    expect((await readLines(paths, { dateFormat: 'month-first' })).lines).toEqual(found.lines)
    const other = write('c.csv', '13/2/2020', '14/2/2020', '15/2/2020', '1/3/2020')
    await expect(readLines([...paths, other], { dateFormat: 'month-first' })).rejects.toThrow(
      'column date is day first in c.csv (3 of 4 dates, such as 13/2/2020) and month first in the other files',
    )
  })
})

describe('SourceForm', () => {
  it.each([
    ['commas in UTF-8', 'a.csv', 'customer,date,amount\nÄ,2020-01-01,5\n', { encoding: 'utf-8', delimiter: ',' }],
    [
      'tabs in Windows-1252',
      'a.csv',
      Buffer.from('customer\tdate\tamount\nMüller\t2020-01-01\t5\n', 'latin1'),
      { encoding: 'windows-1252', delimiter: '\t' },
    ],
    ['columns by blanks', 'a.txt', '00001 19970101 2 29.33\n00002 19970112 1 12.00\n', { encoding: 'utf-8' }],
    ['JSON', 'a.ndjson', '{"customer":"A","date":"2020-01-01","amount":5}\n', { encoding: 'utf-8' }],
    [
      'damaged text, whose encoding is not said',
      'a.csv',
      Buffer.concat([
        Buffer.from('customer,date,amount\nÄÖÜ,2020-01-01,5\nB'),
        Buffer.of(0xff),
        Buffer.from(',2020-01-02,5\n'),
      ]),
      { delimiter: ',' },
    ],
  ])('tells %s', async (_, name, text, form) => {
    const columns = name === 'a.txt' ? { columns: { customerId: '1', orderedAt: '2', amount: '4' } } : {}
    const { transactions } = await readLines(temp.write(name, text), columns)
    expect(transactions.sources[0]!.table.form).toEqual(form)
    const { sheet, table, ...again } = transactions.sources[0]!.table.form
    expect([sheet, table]).toEqual([undefined, undefined])
    expect((await readLines(temp.path(name), { ...columns, ...again })).lines).toHaveLength(transactions.lines)
  })
})
