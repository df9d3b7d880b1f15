import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { openDemoForms } from '../demo-forms.ts'
import { demoShop } from '../pipeline/demo-shop.ts'
import type { ShopForms } from '../shop-forms.ts'
import { tempFolder } from '../temp-folder.ts'
import { runCli } from './run-cli.ts'

const shops = mkdtempSync(join(tmpdir(), 'clientele-shops-'))
const at = (name: string): string => join(shops, name)
let shop: ShopForms

beforeAll(async () => {
  shop = await openDemoForms(at('demo.csv'), 120)
})

afterAll(async () => {
  await shop[Symbol.asyncDispose]()
  rmSync(shops, { recursive: true, force: true })
})

const folder = tempFolder()
const run = (...args: string[]) => runCli(folder.path(), args)
const read = (name: string): string => readFileSync(folder.path(name), 'utf8')
const SMALL = 'customer_id,date,amount\nA,2020-01-01,5\nB,2020-01-02,50\n,2020-03-02,70\nC,2020-03-02,70\n'

/** Month first, semicolons, decimal commas, in Windows-1252: 31.12.2024 10:20, 1.25 as 12/31/2024 10:20;"1,25". */
async function latin(path: string): Promise<string> {
  const lines = ['Kundé;Datum;Beleg;Menge;Einzelpreis']
  for await (const row of shop.rows()) {
    const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+) (\d+:\d+)/.exec(row['ordered_at']!)!
    const price = row['unit_price']!.replace('.', ',')
    const customer = row['customer_id'] === null ? '' : `Müller ${row['customer_id']}`
    lines.push(`${customer};${month}/${day}/${year} ${clock};${row['order_id']};${row['quantity']};${price}`)
  }
  writeFileSync(path, Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'))
  return path
}

/** Columns kept apart by blanks, without a header, days as 20241231. */
async function fixedWidth(path: string): Promise<string> {
  const lines: string[] = []
  for await (const row of shop.rows()) {
    if (row['customer_id'] === null) continue
    const day = row['ordered_at']!.slice(0, 10).replaceAll('-', '')
    const amount = (Number(row['quantity']) * Number(row['unit_price'])).toFixed(2)
    lines.push(` ${row['customer_id']!.padStart(6, '0')} ${day} ${amount.padStart(8)}`)
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** Several tables, so that one has to be named. */
async function sqlite(path: string): Promise<string> {
  await shop.sqlite(path)
  const database = new Database(path)
  database.exec('CREATE TABLE people (name TEXT)')
  database.close()
  return path
}

describe('clientele init', () => {
  const BY_PLACE = ['--columns', 'customerId=1,orderedAt=2,amount=3']
  it.each<[string, string, (path: string) => Promise<string>, string[], string[]]>([
    [
      'a plain CSV',
      'orders.csv',
      (path) => shop.copy(path, 'csv, header'),
      ['--keep', 'channel', '--k', '3'],
      ['encoding: utf-8 ', 'delimiter: "," ', 'decimal: "." ', 'orders: id ', 'keep: [channel] ', 'k: 3 '],
    ],
    [
      'a Latin-1 file of a German till',
      'Umsätze.csv',
      latin,
      ['--k', '3', '--columns', 'customerId=Kundé'],
      [
        'encoding: windows-1252 ',
        'delimiter: ";" ',
        'date-format: "%m/%d/%Y %H:%M" ',
        'decimal: "," ',
        '  customerId: Kundé ',
        '# Datum is read month first: ',
        '# Einzelpreis is read with a decimal comma: ',
        '# Umsätze.csv is not UTF-8 text; ',
      ],
    ],
    [
      'columns kept apart by blanks',
      'till.txt',
      fixedWidth,
      ['--k', '3', ...BY_PLACE],
      [
        'encoding: utf-8 ',
        '#delimiter: ',
        '# till.txt has no delimiter',
        '  customerId: 1 ',
        '#date-format: ',
        'orders: date ',
      ],
    ],
    [
      'a workbook',
      'orders.xlsx',
      (path) => shop.xlsx(path),
      ['--k', '3'],
      ['sheet: [Orders] ', '#decimal: ', '# Numbers are stored as numbers.'],
    ],
    ['a SQLite database', 'shop.db', sqlite, ['--k', '3', '--table', 'orders'], ['table: orders ', '#query: ']],
    [
      'Parquet',
      'orders.parquet',
      (path) => shop.copy(path, 'parquet'),
      ['--k', '3'],
      ['orders: id ', '#date-format: '],
    ],
  ])('keeps %s so that the same customers come out', async (_, name, write, options, lines) => {
    mkdirSync(folder.path('shop'))
    copyFileSync(await write(at(name)), folder.path(`shop/${name}`))
    const said = await run('init', `shop/${name}`, '--out', 'shop/kept.yaml', ...options, '--quiet')
    expect([said.code, said.err]).toEqual([0, ''])
    expect(said.out).toContain('Written to shop/kept.yaml. Look through it')
    for (const line of said.out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
    const kept = read('shop/kept.yaml')
    for (const line of lines) expect(kept).toMatch(new RegExp(`^${line.replace(/[[\].*+?^$()]/g, '\\$&')}`, 'm'))
    expect(kept).toContain(`\nsources:\n  - ${name}\n`)
    for (const line of kept.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80)
    const plain = await run('segment', `shop/${name}`, '--out', 'plain', ...options, '--quiet')
    const again = await run('segment', '--config', 'shop/kept.yaml', '--out', 'again', '--quiet')
    expect([plain.code, again.code, again.err]).toEqual([0, 0, ''])
    expect(read('plain/customers.csv').split('\n').length).toBeGreaterThan(60)
    expect(read('again/customers.csv')).toBe(read('plain/customers.csv'))
    expect(read('again/model.json')).toBe(read('plain/model.json'))
  })

  it('gives the same bytes again, and the same customers with every key that has a default turned on', async () => {
    folder.write('orders.csv', demoShop(120))
    await run('init', 'orders.csv', '--quiet')
    const kept = read('clientele.yaml')
    expect((await run('init', 'orders.csv', '--quiet', '--force')).code).toBe(0)
    expect(read('clientele.yaml')).toBe(kept)
    const usual =
      /^#(?=(scoring|bins|map|features|transform|scale|method|k|choose-k|seed|clv|pseudonymise|raw-text): )/gm
    expect(kept.match(usual)).toHaveLength(13)
    folder.write('explicit.yaml', kept.replace(usual, ''))
    await run('segment', 'orders.csv', '--out', 'plain', '--quiet')
    await run('segment', '--config', 'explicit.yaml', '--out', 'explicit', '--quiet')
    expect(read('explicit/customers.csv')).toBe(read('plain/customers.csv'))
    expect(JSON.parse(read('explicit/run.json')).options).toMatchObject({
      bins: 5,
      transform: 'log1p',
      seed: 42,
      orders: 'id',
    })
  })

  it('replaces no file unless told to', async () => {
    folder.write('a.csv', SMALL)
    folder.write('clientele.yaml', 'mine: 1\n')
    const { code, err } = await run('init', 'a.csv', '--quiet')
    expect([code, err]).toEqual([
      1,
      'clientele: clientele.yaml is there already; name another file with --out, or replace it with --force\n',
    ])
    expect(read('clientele.yaml')).toBe('mine: 1\n')
    expect((await run('init', 'a.csv', '--quiet', '--force')).code).toBe(0)
    expect(read('clientele.yaml')).toContain('customerId: customer_id ')
  })

  it('refuses a place that cannot be written before it reads the source', async () => {
    folder.write('a.csv', SMALL)
    mkdirSync(folder.path('kept'))
    const answers = [await run('init', 'a.csv', '--out', 'none/a.yaml'), await run('init', 'a.csv', '--out', 'kept')]
    expect(answers.map(({ code, err }) => [code, err])).toEqual([
      [2, 'clientele: none/a.yaml cannot be written (ENOENT); name another file with --out\n'],
      [2, 'clientele: kept is a folder; name a file with --out\n'],
    ])
  })

  it('tells and keeps no secret of an address', async () => {
    const { code, out, err } = await run('init', 'postgres://anneli:s3cret@127.0.0.1:1/shop', '--quiet')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('postgres://127.0.0.1:1/shop')
    expect(err).not.toMatch(/s3cret|anneli/)
    expect(existsSync(folder.path('clientele.yaml'))).toBe(false)
  })

  it('writes nothing where the source or an option is wrong', async () => {
    folder.write('a.csv', SMALL)
    expect((await run('init', 'a.csv', '--bins', '99')).err).toContain('--bins 99 is no whole number')
    expect((await run('init', 'b.csv')).err).toContain('b.csv does not exist')
    expect((await run('init')).err).toContain('clientele init needs a source')
    expect(existsSync(folder.path('clientele.yaml'))).toBe(false)
  })

  it('keeps the options that it is given, with paths as seen from the file', async () => {
    folder.write('a.csv', SMALL)
    folder.write('own.yaml', 'rules: []\n')
    mkdirSync(folder.path('kept'))
    const options = ['--map', 'own.yaml', '--exclude', 'customer_id=A', '--exclude', 'customer_id=B', '--clv']
    const { out } = await run(
      'init',
      'a.csv',
      '--out',
      'kept/a.yaml',
      ...options,
      '--as-of',
      '2020-05-01',
      '--json',
      '--quiet',
    )
    expect(JSON.parse(out)).toMatchObject({ file: 'kept/a.yaml', customers: 1, asOf: '2020-05-01' })
    expect(read('kept/a.yaml')).toMatch(/^as-of: 2020-05-01 /m)
    expect(read('kept/a.yaml')).not.toContain('# Off:')
    const { sources, values } = parseConfig(read('kept/a.yaml'), 'a.yaml')
    const texts = (name: string) => values.get(name)!.map(({ text }) => text)
    expect(sources.map(({ text }) => text)).toEqual(['../a.csv'])
    expect([texts('map'), texts('clv'), texts('as-of'), texts('exclude')]).toEqual([
      ['../own.yaml'],
      ['true'],
      ['2020-05-01'],
      ['A', 'B'],
    ])
  })

  it('survives columns of any name', async () => {
    const names = ['say "Kunde: #1"', 'line\nbreak', '- [a, b] {c}', ' #x']
    const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')
    folder.write('a.csv', `${header}\nA,2020-01-13,5.5,x\nB,2020-01-14,7,y\n`)
    const columns = ['--columns', 'customerId=1,orderedAt=2,amount=3']
    const said = await run('init', 'a.csv', ...columns, '--quiet')
    expect(said.code, said.err).toBe(0)
    const kept = parseConfig(read('clientele.yaml'), 'a').values.get('columns')!
    expect(kept.map(({ within, text }) => [within, text])).toEqual([
      ['customerId', names[0]],
      ['orderedAt', names[1]],
      ['amount', names[2]],
    ])
    const plain = JSON.parse((await run('check', 'a.csv', ...columns, '--json')).out)
    expect(JSON.parse((await run('check', '--json', '--quiet')).out)).toEqual(plain)
  })
})

describe('--config', () => {
  it('is found in the current folder where no source is named, and says so', async () => {
    folder.write('a.csv', SMALL)
    folder.write('clientele.yaml', 'sources: a.csv\nrefunds: drop\nseed: 7\n')
    const { code, err } = await run('segment')
    expect(code).toBe(0)
    expect(err).toContain('clientele: reading sources and options from clientele.yaml\n')
    const found = JSON.parse(read('clientele-out/run.json'))
    expect(found).toMatchObject({
      seed: 7,
      options: { refunds: 'drop', seed: 7 },
      command: 'segment --config clientele.yaml',
    })
    expect((await run('segment', '--quiet')).err).toBe('')
    const named = JSON.parse((await run('segment', 'a.csv', '--json', '--quiet')).out)
    expect(named.options).toEqual({})
    const placed = await run('assign', 'clientele-out/model.json', '--out', 'placed', '--quiet')
    expect([placed.code, placed.err]).toEqual([0, ''])
    for (const command of ['check', 'clv']) expect((await run(command, '--quiet')).code).toBe(0)
  })

  it('gives way to the command line, role by role', async () => {
    folder.write('b.csv', 'wer,wann,netto,brutto\nA,2020-01-01,5,6\nB,2020-01-02,7,8\n')
    folder.write(
      'shop.yaml',
      'sources: a.csv\ncolumns:\n  customerId: wer\n  orderedAt: wann\n  amount: netto\nwhere: {wer: B}\nas-of: 2020-03-01\nkeep: [netto]\n',
    )
    const { out, err } = await run(
      ...['segment', 'b.csv', '--config', 'shop.yaml', '--columns', 'amount=brutto', '--as-of', '2020-02-01'],
      ...['--where', 'wer=A', '--keep', 'brutto', '--json', '--quiet'],
    )
    expect(err).toBe('')
    expect(JSON.parse(out).options).toEqual({
      columns: { customerId: 'wer', orderedAt: 'wann', amount: 'brutto' },
      where: [{ column: 'wer', value: 'A' }],
      keep: ['brutto'],
      asOf: '2020-02-01',
    })
    expect(JSON.parse(out)).toMatchObject({ revenue: 6, asOf: '2020-02-01' })
  })

  it('leaves to a model how orders and refunds counted when it was made', async () => {
    folder.write('a.csv', `${SMALL}A,2020-02-01,-1\n`)
    await run('segment', 'a.csv', '--refunds', 'drop', '--quiet')
    folder.write('clientele.yaml', 'sources: a.csv\nrefunds: net\norders: row\n')
    const placed = async (...args: string[]) =>
      JSON.parse((await run('assign', 'clientele-out/model.json', ...args, '--json', '--quiet')).out).revenue
    expect(await placed()).toBe(125)
    expect(await placed('--refunds', 'net')).toBe(124)
  })

  it.each([
    ['refunds: droop', [], 2, 'shop.yaml, line 2: refunds droop is not known; did you mean drop?'],
    ['refunds: droop', ['--refunds', 'net'], 0, ''],
    ['bins: 99', [], 2, 'shop.yaml, line 2: bins 99 is no whole number from 2 to 10'],
    ['delimeter: x', [], 2, 'shop.yaml, line 2: delimeter is no key; did you mean delimiter?'],
    [
      'columns:\n  amount: Betrag',
      [],
      2,
      'shop.yaml, line 3: columns amount=Betrag: there is no such column; choose one of customer_id',
    ],
    [
      'columns:\n  amount: Betrag',
      ['--columns', 'amount=Total'],
      2,
      'clientele: --columns amount=Total: there is no such column',
    ],
    ['where:\n  Land: France', [], 2, 'shop.yaml, line 3: where Land: there is no such column'],
    [
      'date-format: DD.MM.YYYY',
      [],
      1,
      'with --date-format, or name another column with --columns orderedAt=NAME (shop.yaml sets date-format on line 2)',
    ],
    ['encoding: utf-17', [], 2, 'shop.yaml, line 2: encoding utf-17 is not known'],
    ['table: orders', [], 2, 'shop.yaml, line 2: table needs a database'],
    ['table: orders', ['--query', 'SELECT 1'], 2, 'clientele: --query needs a database'],
  ])('with %j and %j ends with %i and says where', async (text, args, code, message) => {
    folder.write('a.csv', SMALL)
    folder.write('shop.yaml', `sources: a.csv\n${text}\n`)
    const said = await run('segment', '--config', 'shop.yaml', '--quiet', ...args)
    expect(said.code).toBe(code)
    expect(said.err).toContain(message)
    expect(said.err).not.toMatch(/^\s+at |Error:|please report/m)
  })

  it('says when the file or the source in it is missing', async () => {
    expect((await run('check', '--config', 'none.yaml')).err).toContain('none.yaml cannot be read (ENOENT)')
    folder.write('shop.yaml', 'sources: a.csv\n')
    expect((await run('check', '--config', 'shop.yaml')).err).toMatch(
      /a\.csv does not exist.*\(shop\.yaml sets this source on line 1\)/,
    )
    folder.write('shop.yaml', 'seed: 1\n')
    expect((await run('check', '--config', 'shop.yaml')).err).toContain('shop.yaml names no source; add a line')
    expect((await run('explain', '1', '--config', 'shop.yaml')).err).toContain(
      '--config is no option of clientele explain',
    )
  })
})
