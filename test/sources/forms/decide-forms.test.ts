import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../../src/sources/read-options.ts'
import { tempFolder } from '../../temp-folder.ts'
import { readLines } from '../read-lines.ts'

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

/** So many rows that some lie where no value is looked at before all are read. */
const MANY = 12_000
const HIDDEN = 4000

describe('decideForms, by some values', () => {
  const [first, last] = [Date.UTC(2020, 0, 1), Date.UTC(2022, 0, 1)]
  const cellsOf = (amount: (i: number) => string): (readonly [string, string])[] =>
    Array.from({ length: MANY }, (_, i) => {
      const [year, month, day] = new Date(first + ((last - first) * i) / MANY).toISOString().slice(0, 10).split('-')
      return [`${Number(month)}/${Number(day)}/${year}`, amount(i)] as const
    })
  const withHidden = (cells: (readonly [string, string])[], ...hidden: (readonly [string, string])[]) =>
    rowsOf(cells.toSpliced(HIDDEN, hidden.length, ...hidden))

  it('reads once where all values bear them out, and tells the evidence of all', async () => {
    const cells = cellsOf((i) => `${i},5`)
    const { transactions, lines } = await readLines(temp.write('a.csv', rowsOf(cells)))
    const decisive = cells.filter(([date]) => Number(date.split('/')[1]) > 12).length
    expect(transactions.asOptions).toEqual({ dateFormat: '%m/%d/%Y', decimal: ',' })
    expect(transactions.findings.map(({ message }) => message)).toEqual([
      `date is read month first: ${decisive.toLocaleString('en-GB')} of 12,000 dates, such as 1/13/2020, have no other reading; if that is wrong, say --date-format`,
      'amount is read with a decimal comma: values such as 0,5 have no other reading; if that is wrong, say --decimal',
    ])
    expect(lines[30]).toMatchObject({ at: '2020-01-02 00:00:00', amount: '30.5' })
  })

  it('reads again where a later value has another form', async () => {
    const text = withHidden(
      cellsOf((i) => `${i},5`),
      ['2021-02-03', '1.234,50 €'],
      ['3 May 2021', '7'],
    )
    const { lines } = await readLines(temp.write('a.csv', text))
    expect(lines.slice(HIDDEN, HIDDEN + 2)).toMatchObject([
      { at: '2021-02-03 00:00:00', amount: '1234.5' },
      { at: '2021-05-03 00:00:00', amount: '7' },
    ])
    expect(lines.filter(({ problem }) => problem !== 0)).toEqual([])
  })

  it('takes a point for thousands where only later values show the comma', async () => {
    const text = rowsOf(cellsOf((i) => (i === HIDDEN ? '1.234' : i === HIDDEN + 1 ? '2,75' : '12')))
    const { lines } = await readLines(temp.write('a.csv', text))
    expect(lines[HIDDEN]).toMatchObject({ amount: '1234' })
  })

  it('refuses what only later values contradict', async () => {
    const cells = cellsOf((i) => `${i},5`)
    const contrary = Array.from({ length: 100 }, () => ['31/12/2020', '1,5'] as const)
    await expect(readLines(temp.write('a.csv', withHidden(cells, ...contrary)))).rejects.toThrow('cannot be')
    const points = Array.from({ length: 100 }, () => ['12/31/2020', '1.55'] as const)
    await expect(readLines(temp.write('a.csv', withHidden(cells, ...points)))).rejects.toThrow('holds both')
    const dollars = withHidden(
      cellsOf((i) => `€${i},5`),
      ['12/31/2020', '$1,5'],
    )
    await expect(readLines(temp.write('a.csv', dollars))).rejects.toThrow('2 currencies ($, EUR)')
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
