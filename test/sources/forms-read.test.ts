import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { quoteText } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'
import { type Line, readLines } from './read-lines.ts'

// Every row of the tables in docs/guide/what-can-be-read.md has a file here; a row without one fails.
const folder = tempFolder()
const PAGE = readFileSync('docs/guide/what-can-be-read.md', 'utf8')

/** The rows of the table under a heading, as cells. */
function tableOf(heading: string): string[][] {
  const [section = ''] = (PAGE.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(2).map((line) => line.replace(/^\| | ?\|$/g, '').split(/ \| ?/))
}

const codesOf = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

/** Forty orders on days all over a winter, at a time of day that their number tells. */
const ORDERS = Array.from({ length: 40 }, (_, i) => {
  const day = new Date(Date.UTC(2010, 11, 1 + 3 * i, 8, 26))
  return { order: String(1001 + i), customer: `k${i % 7}`, day, amount: (1234.56 + 10 * i).toFixed(2) }
})
const isoOf = (day: Date): string => day.toISOString().slice(0, 10)

/** What was read, in a form that all files share. */
const seen = (lines: readonly Line[]): string[] =>
  lines.map((line) => `${line.order_id} ${line.customer_id} ${line.at?.slice(0, 10)} ${line.amount}`).sort()
const EXPECTED = ORDERS.map(
  ({ order, customer, day, amount }) => `${order} ${customer} ${isoOf(day)} ${String(Number(amount))}`,
).sort()

/** Orders as text; commas, year first, decimal points unless said. */
function textOf({
  delimiter = ',',
  date = isoOf,
  amount = (text: string) => text,
  header = 'order_id,customer_id,order_date,amount',
}: {
  delimiter?: string
  date?: (day: Date) => string
  amount?: (text: string) => string
  header?: string
} = {}): string {
  const quoted = (cell: string): string => (cell.includes(delimiter) ? `"${cell}"` : cell)
  const rows = ORDERS.map((row) =>
    [row.order, row.customer, date(row.day), amount(row.amount)].map(quoted).join(delimiter),
  )
  return `${[...(header ? [header.replaceAll(',', delimiter)] : []), ...rows].join('\n')}\n`
}

const PLAIN = textOf()
const ACCENTED = PLAIN.replace('amount', 'Größe des Betrags €,amount').replace(/,([\d.]+)\n/g, ',Müller für 5 €,$1\n')

describe('text', () => {
  const write = (content: string | Uint8Array, name = 'orders.csv') => [folder.write(name, content)]
  const FILES: Record<string, () => string[] | Promise<string[]>> = {
    'UTF-8, with or without byte order mark': () => [...write(PLAIN), ...write(`\ufeff${PLAIN}`, 'marked.csv')],
    'UTF-16, little or big endian': () => {
      const little = Buffer.from(`\ufeff${PLAIN}`, 'utf16le')
      return [
        ...write(little),
        ...write(Buffer.from(little).swap16(), 'big.csv'),
        ...write(little.subarray(2), 'bare.csv'),
      ]
    },
    'Windows-1252 (which holds Latin-1) or MacRoman': () => [
      ...write(Buffer.from(ACCENTED.replaceAll('€', '\x80'), 'latin1')),
      ...write(macRoman(ACCENTED), 'mac.csv'),
    ],
    'lines that end in LF, CRLF or CR, or in several of these': () => [
      ...write(PLAIN),
      ...write(PLAIN.replaceAll('\n', '\r\n'), 'crlf.csv'),
      ...write(PLAIN.replaceAll('\n', '\r'), 'cr.csv'),
      ...write(PLAIN.replace(/\n(?=1002|1005)/g, '\r\n'), 'several.csv'),
    ],
    'gzip and zstd': async () => {
      const packed = folder.path('orders.csv.zst')
      await using store = await openStore(':memory:', { threads: 1 })
      const plain = folder.write('plain.csv', PLAIN)
      await store.run(`COPY (FROM read_csv(${quoteText(plain)}, all_varchar = true)) TO ${quoteText(packed)}
        (FORMAT csv, HEADER true, COMPRESSION zstd)`)
      return [packed, ...write(gzipSync(PLAIN), 'orders.csv.gz')]
    },
    'commas, semicolons, tabs or bars between cells': () =>
      [',', ';', '\t', '|'].flatMap((delimiter, i) => write(textOf({ delimiter }), `${i}.csv`)),
    'columns kept apart by blanks': () => [
      ...write(PLAIN.replaceAll(',', '  ')),
      ...write(
        PLAIN.replace(/^.*$/gm, (line) => paddedTo(line.split(','), [12, 14, 14, 10])),
        'places.txt',
      ),
    ],
    'title lines above the header': () => write(`Orders of the winter\nfor the accountant\n\n${PLAIN}`),
    'total lines below the table': () => write(`${PLAIN}Total,,,57182.4\n`),
    'no header': () => write(textOf({ header: '' })),
    'rows with too many or too few cells': () => write(PLAIN.replace('\n1002', '\n9001,k1\n1002')),
    'NDJSON, JSON, Parquet': async () => {
      const parquet = folder.path('orders.parquet')
      await using store = await openStore(':memory:', { threads: 1 })
      const plain = folder.write('plain.csv', PLAIN)
      await store.run(`COPY (FROM read_csv(${quoteText(plain)})) TO ${quoteText(parquet)} (FORMAT parquet)`)
      const [header = '', ...rows] = PLAIN.trim().split('\n')
      const objects = rows.map((row) => {
        const cells = row.split(',')
        return Object.fromEntries(header.split(',').map((name, i) => [name, cells[i]]))
      })
      const lines = objects.map((row) => JSON.stringify(row)).join('\n')
      return [
        parquet,
        ...write(lines, 'orders.ndjson'),
        ...write(lines, 'lines.json'),
        ...write(JSON.stringify(objects), 'array.json'),
        ...write(JSON.stringify(objects, null, 2), 'pretty.json'),
        ...write(objects.map((row) => JSON.stringify(row, null, 2)).join('\n'), 'loose.json'),
        ...write(gzipSync(JSON.stringify(objects)), 'array.json.gz'),
        ...write(Buffer.from(`\ufeff${JSON.stringify(objects)}`, 'utf16le'), 'utf16.json'),
      ]
    },
  }

  it('has a file for every form that the page lists, and no other', () => {
    expect(Object.keys(FILES).sort()).toEqual(
      tableOf('Text')
        .map(([form]) => form)
        .sort(),
    )
  })

  it.each(Object.entries(FILES))('reads %s', async (form, make) => {
    const columns = form === 'no header' ? { orderId: '1', customerId: '2', orderedAt: '3', amount: '4' } : undefined
    const files = await make()
    expect(files.length).toBeGreaterThan(0)
    for (const path of files) {
      const { lines, transactions } = await readLines(path, columns ? { columns } : {})
      expect(seen(lines.filter((line) => line.customer_id !== null)), path.replace(/.*\//, '')).toEqual(EXPECTED)
      const setAside = lines.length - ORDERS.length + transactions.sources.flatMap(({ malformed }) => malformed).length
      expect(setAside).toBe(/total lines|too many/.test(form) ? 1 : 0)
    }
  })
})

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const GERMAN = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const SPANISH = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')

/** Each form of a date on the page, written for any moment. `parts` are numbers and numbers of two digits. */
const DATES: Record<string, (at: Parts) => string> = {
  '2010-12-01': ({ yyyy, mm, dd }) => `${yyyy}-${mm}-${dd}`,
  '2010/12/01 08:26': ({ yyyy, mm, dd, HH, MM }) => `${yyyy}/${mm}/${dd} ${HH}:${MM}`,
  '2010-12-01T08:26:00Z': ({ yyyy, mm, dd, HH, MM }) => `${yyyy}-${mm}-${dd}T${HH}:${MM}:00Z`,
  '2010-12-01 08:26:00 +0100': ({ yyyy, mm, dd, HH, MM }) => `${yyyy}-${mm}-${dd} ${HH}:${MM}:00 +0100`,
  '20101201': ({ yyyy, mm, dd }) => `${yyyy}${mm}${dd}`,
  '20101201T082600Z': ({ yyyy, mm, dd, HH, MM }) => `${yyyy}${mm}${dd}T${HH}${MM}00Z`,
  '20101201082600': ({ yyyy, mm, dd, HH, MM }) => `${yyyy}${mm}${dd}${HH}${MM}00`,
  '1.12.2010': ({ yyyy, m, d }) => `${d}.${m}.${yyyy}`,
  '01/12/2010 8:26': ({ yyyy, mm, dd, H, MM }) => `${dd}/${mm}/${yyyy} ${H}:${MM}`,
  '1-12-10': ({ yyyy, m, d }) => `${d}-${m}-${yyyy.slice(2)}`,
  '12/1/2010 12:05 PM': ({ yyyy, m, d }) => `${m}/${d}/${yyyy} 12:05 PM`,
  '1/12/98 08.26': ({ yyyy, m, d, HH, MM }) => `${d}/${m}/${yyyy.slice(2)} ${HH}.${MM}`,
  '14JUN09:17:58:34': ({ yyyy, m, dd }) => `${dd}${MONTHS[m - 1]}${yyyy.slice(2)}:17:58:34`,
  '14. März 2011': ({ yyyy, m, d }) => `${d}. ${GERMAN[m - 1]} ${yyyy}`,
  'Dec 1, 2010': ({ yyyy, m, d }) => `${MONTHS[m - 1]![0]}${MONTHS[m - 1]!.slice(1).toLowerCase()} ${d}, ${yyyy}`,
  '1 de diciembre de 2010': ({ yyyy, m, d }) => `${d} de ${SPANISH[m - 1]} de ${yyyy}`,
  '1291190760': ({ ms }) => String(ms / 1000),
  '1291190760000': ({ ms }) => String(ms),
  '40513.351': ({ ms }) => (ms / 86_400_000 + 25_569).toFixed(3),
}

type Parts = Record<'yyyy' | 'mm' | 'dd' | 'HH' | 'MM', string> & Record<'m' | 'd' | 'H' | 'ms', number>

function partsOf(day: Date): Parts {
  const [m, d, H] = [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCHours()]
  const two = (value: number): string => String(value).padStart(2, '0')
  const [mm, dd, HH, MM] = [two(m), two(d), two(H), two(day.getUTCMinutes())]
  return { yyyy: String(day.getUTCFullYear()), mm, dd, HH, MM, m, d, H, ms: day.getTime() }
}

describe('dates', () => {
  it('has a writer for every form that the page shows, which writes just that', () => {
    const forms = tableOf('Dates').flatMap(([written]) => codesOf(written!))
    expect(Object.keys(DATES).sort()).toEqual(forms.sort())
    const OTHER_DAYS: Record<string, string> = {
      '14JUN09:17:58:34': '2009-06-14T17:58:34Z',
      '14. März 2011': '2011-03-14T00:00:00Z',
      '1/12/98 08.26': '1998-12-01T08:26:00Z',
      '12/1/2010 12:05 PM': '2010-12-01T12:05:00Z',
      '1291190760': '2010-12-01T08:06:00Z',
      '1291190760000': '2010-12-01T08:06:00Z',
      '40513.351': '2010-12-01T08:25:26Z',
    }
    for (const [form, write] of Object.entries(DATES)) {
      expect(write(partsOf(new Date(OTHER_DAYS[form] ?? '2010-12-01T08:26:00Z')))).toBe(form)
    }
  })

  it.each(Object.entries(DATES))('reads %s', async (_, write) => {
    const path = folder.write('orders.csv', textOf({ date: (day) => write(partsOf(day)) }))
    expect(seen((await readLines(path)).lines)).toEqual(EXPECTED)
  })
})

/** Each form of a number on the page, written for a number of two decimals. */
const NUMBERS: Record<string, (text: string) => string> = {
  '1234.56': (text) => text,
  '1234,56': (text) => text.replace('.', ','),
  '1.234,56': (text) => grouped(text, '.', ','),
  '1,234.56': (text) => grouped(text, ',', '.'),
  '1 234,56': (text) => grouped(text, ' ', ','),
  "1'234.56": (text) => grouped(text, "'", '.'),
  '1,23,456.00': (text) => text.replace(/(\d)(\d\d)(\d{3})(?=\.)/, '$1,$2,$3'),
  '€1.234,56': (text) => `€${grouped(text, '.', ',')}`,
  '1.234,56 €': (text) => `${grouped(text, '.', ',')} €`,
  'CHF 12.50': (text) => `CHF ${text}`,
  '$-12.50': (text) => text.replace(/^-?/, (sign) => `$${sign}`),
  '(12.50)': (text) => (text.startsWith('-') ? `(${text.slice(1)})` : text),
  '12.50-': (text) => (text.startsWith('-') ? `${text.slice(1)}-` : text),
  '−12,50': (text) => text.replace('-', '−').replace('.', ','),
  '12.5%': (text) => `${Number(text)}%`,
  '1,5E+05': (text) => Number(text).toExponential().replace('.', ',').replace('e+', 'E+0'),
}

function grouped(text: string, thousands: string, point: string): string {
  const [whole = '', cents = ''] = text.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${point}${cents}`
}

describe('numbers', () => {
  it('has a writer for every form that the page shows, which writes just that', () => {
    const forms = tableOf('Numbers').flatMap(([written]) => codesOf(written!))
    expect(Object.keys(NUMBERS).sort()).toEqual(forms.sort())
    const OTHERS: Record<string, string> = {
      '1,23,456.00': '123456.00',
      'CHF 12.50': '12.50',
      '$-12.50': '-12.50',
      '(12.50)': '-12.50',
      '12.50-': '-12.50',
      '−12,50': '-12.50',
      '12.5%': '12.5',
      '1,5E+05': '150000',
    }
    for (const [form, write] of Object.entries(NUMBERS)) expect(write(OTHERS[form] ?? '1234.56')).toBe(form)
  })

  it.each(Object.entries(NUMBERS))('reads %s', async (form, write) => {
    const isNegative = /[-(−]/.test(form)
    const wide = form === '1,23,456.00' ? 100_000 : 0
    const amountOf = (text: string): string => `${isNegative ? '-' : ''}${(wide + Number(text)).toFixed(2)}`
    // Some are positive, so that the file holds orders.
    const path = folder.write('orders.csv', textOf({ amount: (text) => write(amountOf(text)) }))
    const { lines } = await readLines(path)
    const expected = ORDERS.map(({ order, amount }) => {
      const value = Number(amountOf(amount))
      return `${order} ${form === '12.5%' ? Number((value / 100).toFixed(6)) : value}`
    })
    expect(lines.map(({ order_id, amount }) => `${order_id} ${amount}`).sort()).toEqual(expected.sort())
  })
})

function paddedTo(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, i) => cell.padEnd(widths[i]!)).join('')
}

/** The few characters beyond ASCII that the test writes. */
function macRoman(text: string): Buffer {
  const bytes: Record<string, string> = { ö: '\x9a', ß: '\xa7', ü: '\x9f', '€': '\xdb' }
  return Buffer.from(
    text.replace(/[ößü€]/g, (char) => bytes[char]!),
    'latin1',
  )
}
