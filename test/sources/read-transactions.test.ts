import { mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SourceError } from '../../src/base/errors.ts'
import { reasonCode } from '../../src/base/reasons.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { readLines } from './read-lines.ts'

const folder = tempFolder()
const HEADER = 'customer_id,date,amount,note\n'
const READ = [
  { customer_id: 'A', at: '2020-01-01 00:00:00', amount: '5' },
  { customer_id: 'B', at: '2020-01-02 00:00:00', amount: '6.5' },
]
const CSV = `${HEADER}A,2020-01-01,5,x\nB,2020-01-02,6.50,y\n`

/** A file with these contents is read as the two rows of `READ`. */
async function expectRead(name: string, content: string | Uint8Array, options = {}): Promise<void> {
  const { lines } = await readLines(folder.write(name, content), options)
  expect(lines).toMatchObject(READ)
  expect(lines).toHaveLength(READ.length)
}

describe('readTransactions', () => {
  it.each([
    ['commas', CSV],
    ['semicolons', CSV.replaceAll(',', ';')],
    ['tabs', CSV.replaceAll(',', '\t')],
    ['bars', CSV.replaceAll(',', '|')],
    ['Windows line ends', CSV.replaceAll('\n', '\r\n')],
    ['old line ends', CSV.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${CSV}`],
    ['blank lines', `\n\n${CSV.replaceAll('\n', '\n\n')}`],
    ['no line end at the end', CSV.trimEnd()],
    ['a line break in a quoted cell', CSV.replace(',x', ',"x\n, ""y"""')],
    ['a quote inside a cell', CSV.replace(',x', ',5" disc')],
    ['a cell of a million characters', CSV.replace(',x', `,${'x'.repeat(1_000_000)}`)],
  ])('reads CSV with %s', async (_, content) => {
    await expectRead('a.csv', content)
  })

  it('reads a given delimiter', async () => {
    await expectRead('a.csv', CSV.replaceAll(',', '~'), { delimiter: '~' })
  })

  it('reads a file without header by column numbers', async () => {
    await expectRead('a.csv', 'A,2020-01-01,5\nB,2020-01-02,6.50\n', {
      columns: { customerId: '1', orderedAt: '2', amount: '3' },
    })
  })

  it('reads gzip CSV, also with a byte order mark', async () => {
    await expectRead('a.csv.gz', gzipSync(`\ufeff${CSV}`))
  })

  it('reads UTF-16 that announces itself', async () => {
    await expectRead('a.csv', Buffer.from(`\ufeff${CSV}`, 'utf16le'))
  })

  it('reads Latin-1 when told so, pound signs included', async () => {
    const content = Buffer.from(`${HEADER}£1,2020-01-01,5,x\n`, 'latin1')
    const { lines } = await readLines(folder.write('a.csv', content), { encoding: 'latin1' })
    expect(lines[0]!.customer_id).toBe('£1')
  })

  it('reads two files in Latin-1 whose paths end alike', async () => {
    for (const name of ['one', 'two']) mkdirSync(folder.path(`${name}/${'long'.repeat(20)}`), { recursive: true })
    const paths = ['one', 'two'].map((name) =>
      folder.write(`${name}/${'long'.repeat(20)}/a.csv`, `${HEADER}${name},2020-01-01,5,x\n`),
    )
    const { lines } = await readLines(paths, { encoding: 'latin1' })
    expect(lines.map((line) => line.customer_id)).toEqual(['one', 'two'])
  })

  it.each(['latin1', 'utf16le'] as const)('reads %s without being told', async (encoding) => {
    const content = Buffer.from(`${HEADER}Müller,2020-01-01,5,£\nPeña,2020-01-02,6.5,x\n`, encoding)
    const { lines, transactions } = await readLines(folder.write('a.csv', content))
    expect(lines.map((line) => line.customer_id)).toEqual(['Müller', 'Peña'])
    expect(transactions.findings.map(({ code }) => code)).toEqual(encoding === 'latin1' ? ['encoding'] : [])
  })

  it('reads another encoding of which the beginning shows nothing, and what was read before is gone', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `A${i},2020-01-01,5,only the end shows it\n`).join('')
    const text = `${HEADER}${rows}malformed\nMüller,2020-01-02,6,Crème brûlée\n`
    const { lines, transactions } = await readLines(folder.write('a.csv', Buffer.from(text, 'latin1')))
    expect(lines).toHaveLength(20_001)
    expect(lines.at(-1)).toMatchObject({ customer_id: 'Müller' })
    expect(transactions.sources[0]).toMatchObject({ rows: 20_002, malformed: [{ row: 20_001 }] })
    expect(transactions.findings[0]!.message).toContain('as Windows-1252 they are')
  })

  it('asks for the encoding where bytes spell nothing', async () => {
    const path = folder.write(
      'a.csv',
      Buffer.from([...Buffer.from(`${HEADER}A,2020-01-01,5,`), 0x81, 0x90, 0x8d, 0x0a]),
    )
    await expect(readLines(path)).rejects.toThrow('a.csv is not UTF-8 text, and neither Windows-1252 nor MacRoman')
  })

  it('reads UTF-8 with a broken character, and says so', async () => {
    const whole = Buffer.from(`${HEADER}Müller,2020-01-01,5,é\nB,2020-01-02,6.5,ü\n`)
    const { lines, transactions } = await readLines(folder.write('a.csv', Buffer.concat([whole, Buffer.from([0xc3])])))
    expect(lines).toHaveLength(2)
    expect(transactions.findings).toMatchObject([{ code: 'damaged-text', severity: 'warning' }])
  })

  it('reads zstd, whatever the file is called', async () => {
    await using store = await openStore()
    const text = 'customer_id,date,amount,note'
    await store.run(`COPY (SELECT * FROM (VALUES ('A', '2020-01-01', '5', 'x, y'), ('B', '2020-01-02', '6.50', 'z'))
      t(${text})) TO '${folder.path('a.csv.zst')}' (FORMAT csv, HEADER true, COMPRESSION zstd)`)
    const { lines } = await readLines(folder.path('a.csv.zst'))
    expect(lines).toMatchObject(READ)
  })

  it('reads columns that blanks keep apart, with and without a header', async () => {
    const table = ' customer_id  date      amount\r\n A          2020-01-01    5\r\n B          2020-01-02    6.50\r\n'
    await expectRead('a.txt', table)
    const { lines, transactions } = await readLines(
      folder.write('a.txt', `${table}${' D 2020-01-01 1\r\n'.repeat(10)} C  2020-01-03\r\n`),
    )
    expect(lines).toHaveLength(12)
    expect(transactions.sources[0]!.malformed).toEqual([
      { row: 13, fault: 'expected 3 columns, found 2', text: 'C  2020-01-03' },
    ])
    const bare = table.split('\r\n').slice(1).join('\n')
    await expectRead('a.txt', bare, { columns: { customerId: '1', orderedAt: '2', amount: '3' } })
  })

  it('reads columns at fixed places whose cells hold blanks', async () => {
    const text =
      'customer id   date        amount\nMary Ann      2020-01-01     5.00\nB             2020-01-02     6.50\n'
    const { lines } = await readLines(folder.write('a.txt', text))
    expect(lines.map((line) => line.customer_id)).toEqual(['Mary Ann', 'B'])
  })

  it('sets aside what is no object in an array, and refuses what is no JSON', async () => {
    const row = (id: string): string => `{"customer_id":"${id}","date":"2020-01-01","amount":5,"note":"[ } \\" ä"}`
    const { lines, transactions } = await readLines(folder.write('a.json', `[${row('A')}, 5, null,\n${row('B')}]`))
    expect(lines.map(({ customer_id }) => customer_id)).toEqual(['A', 'B'])
    expect(transactions.sources[0]).toMatchObject({ rows: 4, malformed: [{ row: 2, text: '5' }, { row: 3 }] })
    for (const text of [`[${row('A')}, ${row('B')}`, `[${row('A')} ${row('B')}]`]) {
      await expect(readLines(folder.write('b.json', text))).rejects.toThrow(
        'b.json cannot be read (Invalid Input Error: Malformed JSON',
      )
    }
    await expect(readLines(folder.write('c.json', '[1, 2]'))).rejects.toThrow('it must be an array of them')
  })

  it.each([
    ['title lines', `Sales report\n\nprinted 1 May\n${CSV}`],
    ['padded title lines', `"Sales, all",,,\n,,,\n${CSV}`],
  ])('reads a header below %s', async (_, content) => {
    await expectRead('a.csv', content)
    const { transactions } = await readLines(folder.write('b.csv', `${content}malformed\n`))
    expect(transactions.findings).toMatchObject([{ code: 'title-lines' }])
    expect(transactions.sources[0]).toMatchObject({ rows: 3, malformed: [{ row: 3 }] })
  })

  it.each([
    ['padded', `${CSV}Total,,11.50,\n`],
    ['short', `${CSV}Total,11.50\n`],
    ['with a date', `${CSV}Total,2020-01-02,11.50,\n`],
    ['without a customer', `${CSV},,11.50,Total\n`],
  ])('sets a total line aside as malformed that is %s', async (_, content) => {
    for (const path of [folder.write('a.csv', content), folder.write('a.csv.gz', gzipSync(content))]) {
      const { lines, transactions } = await readLines(path)
      const [first, second, ...others] = lines.map(({ problem }) => problem)
      expect([first, second]).toEqual([0, 0])
      expect(others.filter((problem) => problem !== reasonCode('malformed-row'))).toEqual([])
      expect(transactions.sources[0]!.rows).toBe(3)
      expect(transactions.findings).toMatchObject([{ code: 'total-lines', count: 1 }])
    }
  })

  it('finds a total line below a long packed table', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `A${i},2020-01-01,5,x\n`).join('')
    const { lines, transactions } = await readLines(
      folder.write('a.csv.gz', gzipSync(`${HEADER}${rows}Total,2020-01-02,100000,\n`)),
    )
    expect(lines).toHaveLength(20_001)
    expect(lines.filter(({ problem }) => problem !== 0)).toMatchObject([{ customer_id: 'Total' }])
    expect(transactions.findings).toMatchObject([{ code: 'total-lines', count: 1 }])
  })

  it('reads line ends of several kinds, and cells that go on after their quote', async () => {
    await expectRead('a.csv', `${HEADER}A,2020-01-01,5,x\r\n"B",2020-01-02,6.50,"y" or\n`)
    const text = `${HEADER}A,2020-01-01,5,x\r\nshort\rB,2020-01-02,6.50,"a ""b""\n"\n`
    const { transactions, lines } = await readLines(folder.write('a.csv', text))
    expect(lines).toMatchObject(READ)
    expect(transactions.sources[0]!.malformed).toMatchObject([{ row: 2, text: 'short' }])
  })

  it('reads dates with the month first when told so', async () => {
    const { lines } = await readLines(folder.write('a.csv', `${HEADER}A,12/1/2010 8:26,5,x\n`), {
      dateFormat: '%m/%d/%Y %H:%M',
    })
    expect(lines[0]!.at).toBe('2010-12-01 08:26:00')
  })

  it('reads a decimal comma when one value shows it, later than the first thousand', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `A${i};2020-01-01;${i}\n`).join('')
    const text = `customer_id;date;amount\n${rows}B;2020-01-01;1.005,50\nC;2020-01-02;1.234\n`
    const { lines, transactions } = await readLines(folder.write('a.csv', text))
    expect(lines.slice(-2).map((line) => line.amount)).toEqual(['1005.5', '1234'])
    expect(transactions.findings).toMatchObject([{ code: 'number-form', example: '1.005,50' }])
  })

  it('asks for the decimal sign where a later point may be of either kind', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `A${i};2020-01-01;${i % 999}\n`).join('')
    const path = folder.write('a.csv', `customer_id;date;amount\n${rows}C;2020-01-02;1.234\n`)
    await expect(readLines(path)).rejects.toThrow('say --decimal . or --decimal ,')
    expect((await readLines(path, { decimal: ',' })).lines.at(-1)!.amount).toBe('1234')
    expect((await readLines(path, { decimal: '.' })).lines.at(-1)!.amount).toBe('1.234')
  })

  it('reads dates of another form that come later than the first thousand', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `A${i},2020-01-01,5,x\n`).join('')
    const { lines } = await readLines(folder.write('a.csv', `${HEADER}${rows}B,31/12/2020,5,x\nC,someday,5,x\n`))
    expect(lines.slice(-2)).toMatchObject([{ at: '2020-12-31 00:00:00' }, { problem: 5 }])
  })

  it('takes times to the second, and a zone only when told so', async () => {
    const path = folder.write('a.csv', `${HEADER}A,2020-01-01T00:30:00.6+02:00,5,x\n`)
    expect((await readLines(path)).lines[0]!.at).toBe('2020-01-01 00:30:01')
    expect((await readLines(path, { timezone: 'Europe/London' })).lines[0]!.at).toBe('2019-12-31 22:30:01')
  })

  it('reads no words and no years of one or two digits as dates', async () => {
    const dates = [
      '2020-01-01',
      '2020-01-02',
      '2020-01-03',
      '2020-01-04',
      'epoch',
      'infinity',
      '0020-01-01',
      '2020-02-30',
    ]
    const rows = dates.map((date) => `A,${date},5,x\n`).join('')
    const { lines } = await readLines(folder.write('a.csv', HEADER + rows))
    expect(lines.map((line) => line.problem)).toEqual([0, 0, 0, 0, 5, 5, 5, 5])
  })

  it('reads NDJSON, plain and packed, and lists lines that are no objects', async () => {
    const good = (id: string, date: string, amount: unknown) => JSON.stringify({ customer: id, date, amount })
    const text = [good('A', '2020-01-01', 5), '{broken', '', '[1]', good('B', '2020-01-02', '6.50'), '"text"'].join(
      '\n',
    )
    await expectRead('a.ndjson', text)
    await expectRead('a.jsonl.gz', gzipSync(text))
    const { transactions } = await readLines(folder.path('a.ndjson'))
    expect(transactions.sources[0]!.rows).toBe(5)
    expect(transactions.sources[0]!.malformed.map(({ row }) => row)).toEqual([2, 3, 5])
  })

  it('reads NDJSON in Latin-1', async () => {
    const path = folder.write('a.ndjson', Buffer.from('{"customer":"£","date":"2020-01-01","amount":5}\n', 'latin1'))
    expect((await readLines(path, { encoding: 'latin1' })).lines[0]!.customer_id).toBe('£')
    expect((await readLines(path)).lines[0]!.customer_id).toBe('£')
  })

  it('reads Parquet, rounding binary amounts to six places', async () => {
    await using store = await openStore()
    await store.run(`COPY (SELECT * FROM (VALUES ('A', DATE '2020-01-01', 5::DOUBLE), ('B', DATE '2020-01-02', 6.5),
      ('C', DATE '2020-01-03', 0.1::DOUBLE + 0.2)) t(customer_id, date, amount)) TO '${folder.path('a.parquet')}'`)
    const { lines } = await readLines(folder.path('a.parquet'))
    expect(lines).toMatchObject([...READ, { customer_id: 'C', amount: '0.3' }])
  })

  it('reads folders, patterns and lists of files in the order of their names', async () => {
    folder.write('b.csv', `${HEADER}B,2020-01-02,6.5,y\n`)
    folder.write('a.csv', `${HEADER}A,2020-01-01,5,x\n`)
    folder.write('notes.md', 'no transactions')
    for (const source of ['', '*.csv', '{b,a}.csv', '?.csv']) {
      expect((await readLines(folder.path(source))).lines).toMatchObject(READ)
    }
    expect((await readLines([folder.path('b.csv'), folder.path('a.csv'), folder.path('b.csv')])).lines).toHaveLength(2)
  })

  it('reads a file whose name looks like a pattern', async () => {
    await expectRead('a[1]*.csv', CSV)
  })

  it('reads files with different columns, in different order', async () => {
    folder.write('a.csv', `${HEADER}A,2020-01-01,5,x\n`)
    folder.write('b.csv', 'amount;date;customer_id;shop\n6.5;2020-01-02;B;north\n')
    const { lines, transactions } = await readLines(folder.path('*.csv'))
    expect(lines).toMatchObject(READ)
    expect(transactions.columns).toEqual(['customer_id', 'date', 'amount', 'note', 'shop'])
  })

  it('lists rows that cannot be taken apart by their numbers, blank lines and quoted line breaks aside', async () => {
    const text = `${HEADER}A,2020-01-01,5,"x\n\nx"\n\nmalformed\n"B\nB",2020-01-02,6,5" disc\nC,2020-01-03,7,y,z\nD,2020-01-04,8,\n`
    const { transactions, lines } = await readLines(folder.write('a.csv', text))
    expect(transactions.sources[0]).toMatchObject({
      rows: 5,
      malformed: [
        { row: 2, fault: 'expected 4 columns, found 1', text: 'malformed' },
        { row: 4, fault: 'expected 4 columns, found 5', text: 'C,2020-01-03,7,y,z' },
      ],
    })
    expect(lines.map((line) => line.customer_id)).toEqual(['A', 'B\nB', 'D'])
  })

  it.each([
    ['a quote that never closes', 'a.csv', `${CSV}C,2020-01-03,"7,x\n`, 'row 3 of a.csv has a quote that never closes'],
    [
      'a quote that never closes among line ends of several kinds',
      'a.csv',
      `${CSV.replace('x\n', 'x\r\n')}C,2020-01-03,"7,x\n`,
      'row 3 of a.csv has a quote that never closes',
    ],
    [
      'a line that is too long',
      'a.csv',
      `${CSV}C,2020-01-03,7,${'x'.repeat(20_000_000)}\nD,2020-01-03,7,\n`,
      'row 3 of a.csv is longer',
    ],
    ['an empty file', 'a.csv', '', 'a.csv is empty (0 bytes)'],
    ['a header without rows', 'a.csv', HEADER, 'a.csv holds no data row below the header'],
    ['blank lines alone', 'a.csv', '\n\n', 'a.csv holds only blank lines'],
    ['binary junk', 'a.csv', new Uint8Array(5000).map((_, i) => i), 'a.csv holds bytes that no text has'],
    ['junk named NDJSON', 'a.ndjson', new Uint8Array(5000).map((_, i) => i), 'a.ndjson holds bytes that no text has'],
    ['junk named gzip', 'a.csv.gz', 'no gzip', 'a.csv.gz cannot be read'],
    ['an empty archive', 'a.csv.gz', gzipSync(''), 'a.csv.gz is empty'],
    ['junk named Parquet', 'a.parquet', 'PAR1 no parquet', 'a.parquet is not a readable Parquet file'],
    ['NDJSON without objects', 'a.ndjson', '1\n2\n', 'a.ndjson holds no JSON object'],
    [
      'JSON that wraps its rows',
      'a.json',
      '{"n": 1, "orders": [{"a": 1, "b": 2}]}',
      'the rows in its key "orders"; save that array',
    ],
    [
      'dates that are none',
      'a.csv',
      `${HEADER}A,2020-13-01,5,x\nB,2020-99-02,6,y\n`,
      '2 of 2 rows of a.csv hold no readable date in date',
    ],
  ])('refuses %s', async (_, name, content, message) => {
    const path = folder.write(name, content)
    await expect(readLines(path)).rejects.toThrow(SourceError)
    await expect(readLines(path)).rejects.toThrow(message)
  })

  it('refuses an archive that breaks off', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `A${(i * 7919) % 100_003},2020-01-01,5,${i}\n`)
    const whole = gzipSync(HEADER + rows.join(''))
    const path = folder.write('a.csv.gz', whole.subarray(0, whole.length - 1000))
    await expect(readLines(path)).rejects.toThrow(/a\.csv\.gz cannot be read .*; check that it is complete/)
  })

  it.each([
    ['missing.csv', 'missing.csv does not exist'],
    ['*.parquet', 'no file matches'],
    ['', 'holds no .csv, .tsv, .txt, .ndjson, .jsonl, .parquet, .xlsx or .ods file'],
  ])('refuses the source %j', async (source, message) => {
    await expect(readLines(folder.path(source))).rejects.toThrow(message)
  })

  it('shows no secret of the address of a server that is not there', async () => {
    await expect(readLines('postgres://ann:secret@localhost:1/shop')).rejects.toThrow(
      /^postgres:\/\/localhost:1\/shop cannot be read \(connect ECONNREFUSED [^)]*\); check host and port/,
    )
    await expect(readLines('mysql://ann:secret@localhost:1/shop')).rejects.toThrow(
      /^mysql:\/\/localhost:1\/shop cannot be read \([^)]*ECONNREFUSED[^)]*\); check host and port/,
    )
  })

  it('refuses an encoding that nobody knows', async () => {
    await expect(readLines(folder.write('a.csv', CSV), { encoding: 'latin9000' })).rejects.toThrow(
      '--encoding latin9000 is not known',
    )
  })
})
