import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoShop } from '../pipeline/demo-shop.ts'
import { lines, tempFolder } from '../temp-folder.ts'
import { runCli } from './run-cli.ts'

const folder = tempFolder()
const run = (...args: string[]) => runCli(folder.path(), args)
const SMALL = 'customer_id,date,amount\nA,2020-01-01,5\nB,2020-01-02,50\n,2020-03-02,70\nC,2020-03-02,70\n'

describe('clientele', () => {
  it.each(['segment', 'check', 'init', 'explain', 'assign', 'evidence', 'compare', 'evolve', 'clv', 'demo'])(
    'shows the help of %s with an example',
    async (command) => {
      const { code, out } = await run(command, '--help')
      expect(code).toBe(0)
      expect(out).toContain(`Usage: clientele ${command}`.slice(7))
      expect(out).toContain(`Example: clientele ${command}`)
    },
  )

  it('shows all commands when none is given', async () => {
    const { code, out } = await run()
    expect(code).toBe(0)
    for (const command of [
      'segment',
      'check',
      'init',
      'explain',
      'assign',
      'evidence',
      'compare',
      'evolve',
      'clv',
      'demo',
    ])
      expect(out).toContain(`  ${command}`)
  })

  it('shows the help of a command by its name, too, under headings and in 80 columns', async () => {
    const { code, out } = await run('help', 'segment')
    expect(code).toBe(0)
    expect(out).toBe((await run('segment', '--help')).out)
    expect(out.match(/^[A-Z][a-z ]+:$/gm)).toEqual([
      'Reading:',
      'Counting:',
      'Scores and rules:',
      'Clusters:',
      'Result:',
      'Running:',
    ])
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('tells its version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('clientele segment', () => {
  it('prints a table of at most 80 columns, an action for each segment and where it wrote', async () => {
    folder.write('shop.csv', demoShop())
    const { code, out, err } = await run('segment', 'shop.csv')
    expect(code).toBe(0)
    expect(err).toMatch(/reading shop\.csv/)
    const printed = out.split('\n')
    for (const line of printed) expect([...line].length).toBeLessThanOrEqual(80)
    const segments = lines(readFileSync(folder.path('clientele-out/segments.csv'), 'utf8')).slice(1)
    for (const segment of segments) expect(out).toContain(`\n${segment.split(',')[0]}: `)
    expect(out).toContain('Written to clientele-out')
    expect(readdirSync(folder.path()).sort()).toEqual(['clientele-out', 'shop.csv'])
  })

  it('prints what the customers are expected to bring where that is asked for', async () => {
    folder.write('shop.csv', demoShop())
    const { code, out } = await run('segment', 'shop.csv', '--clv', '--quiet')
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
    expect(out).toMatch(
      /\nLifetime value by MBG\/NBD and Gamma-Gamma, next 365 days: \d.*\n(?: .*\n)*Most of it from \w/,
    )
  })

  it('prints only JSON when asked, and no progress when quiet', async () => {
    folder.write('a.csv', SMALL)
    const { out, err } = await run('segment', 'a.csv', '--json', '--quiet')
    expect(err).toBe('')
    expect(JSON.parse(out)).toMatchObject({
      customers: 3,
      rows: { read: 4, kept: 3, rejected: { 'missing-customer': 1 } },
    })
  })

  it('ends with 3 when more rows were set aside than allowed, the result being written', async () => {
    folder.write('a.csv', SMALL)
    const strict = await run('segment', 'a.csv', '--max-rejected', '0.2')
    expect(strict.code).toBe(3)
    expect(strict.err).toContain('1 of 4 rows were set aside, more than --max-rejected 0.2 allows')
    expect(readdirSync(folder.path('clientele-out'))).toContain('run.json')
    expect((await run('segment', 'a.csv', '--max-rejected', '0.25')).code).toBe(0)
  })

  it('takes the options that say how the file is written', async () => {
    const text = 'wer;wann;wieviel\nA;31.12.2019;1.005,50\nB;1.2.2020;£ 1\nÄ;1.3.2020;2,5\n'.replace('£ 1', '1')
    folder.write('a.txt', Buffer.from(text, 'latin1'))
    const { code, out } = await run(
      ...'segment a.txt --quiet --json --encoding latin1 --decimal , --date-format DD.MM.YYYY --delimiter ;'.split(' '),
      ...['--columns', 'customerId=wer,orderedAt=wann', '--columns', 'amount=wieviel'],
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ revenue: 1009, customers: 3, asOf: '2020-03-02' })
  })

  it('ends with 130 on Ctrl-C and leaves nothing behind', async () => {
    folder.write('shop.csv', demoShop(3000))
    const { code, out, err } = await runCli(folder.path(), ['segment', 'shop.csv'], (child) => {
      child.stderr!.on('data', (text: string) => {
        if (/clustering/.test(text)) child.kill('SIGINT')
      })
    })
    expect(code).toBe(130)
    expect(out).toBe('')
    expect(err).toContain('cancelled; an earlier result is as it was')
    expect(readdirSync(folder.path())).toEqual(['shop.csv'])
  })
})

describe('clientele evidence', () => {
  it('says what to change where nothing can be judged, in whole sentences', async () => {
    folder.write('once.csv', 'customer_id,date,amount\nA,2024-01-02,5\nB,2024-01-10,7\n')
    const { code, out } = await run('evidence', 'once.csv', '--cut', '2024-01-05', '--quiet')
    const text = out.replaceAll(/\s+/g, ' ')
    expect(code).toBe(0)
    expect(text).toContain('no segmentation can be judged; choose other cuts or a longer horizon, as the notes say.')
    expect(text).toMatch(/none of the customers of 2024-01-05 \(1\) ordered/)
    expect(text).not.toMatch(/\b1 customers\b|\?\./)
  })
})

describe('clientele evidence outside the log', () => {
  it('is a usage error', async () => {
    folder.write('once.csv', 'customer_id,date,amount\nA,2024-01-02,5\nB,2024-01-10,7\n')
    const { code, err } = await run('evidence', 'once.csv', '--cut', '2030-01-01', '--quiet')
    expect(code).toBe(2)
    expect(err).toMatch(/--cut 2030-01-01 lies after the end of the log \(2024-01-10\).*2024-01-03 to 2024-01-10/)
  })
})

describe('clientele clv', () => {
  it('prints at most 80 columns and writes into a folder of its own', async () => {
    folder.write('shop.csv', demoShop())
    const { code, out } = await run('clv', 'shop.csv', '--horizon', '90', '--quiet')
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
    expect(out).toContain('Next 90 days')
    expect(out).toContain('Everybody keeps their pace')
    expect(readdirSync(folder.path('clientele-clv')).sort()).toEqual([
      'clv.csv',
      'clv.html',
      'clv.json',
      'rejects.csv',
      'run.json',
    ])
  })

  it('shows no chance to be alive where the fit has no clear maximum, and warns in words', async () => {
    const orders = Array.from(
      { length: 200 },
      (_, i) => `C${i % 50},2024-01-${String(1 + (i % 20)).padStart(2, '0')},${10 + (i % 7)}\n`,
    )
    folder.write('short.csv', `customer_id,date,amount\n${orders.join('')}`)
    const { code, out } = await run('clv', 'short.csv', '--quiet')
    const text = out.replaceAll(/\s+/g, ' ')
    expect(code).toBe(0)
    expect(text).toMatch(/Note: the fit ran to the edge/)
    expect(text).toMatch(/Note: 365 days ahead are more than the 20 days that the log covers/)
    expect(text).not.toContain('Alive')
  })

  it('speaks JSON, and refuses a wrong model or horizon', async () => {
    folder.write('shop.csv', demoShop())
    const { out } = await run('clv', 'shop.csv', '--model', 'pareto-nbd', '--json', '--quiet')
    expect(JSON.parse(out).lifetimeValue.orders.model).toBe('pareto-nbd')
    expect((await run('clv', 'shop.csv', '--model', 'bgnbd')).err).toContain('did you mean bg-nbd')
    expect((await run('clv', 'shop.csv', '--horizon', '1.5')).code).toBe(2)
  })
})

describe('clientele check', () => {
  it('says how the file was read, with the evidence', async () => {
    const rows = ['A;13.1.2020;1.234,50 €', 'B;14.1.2020;2,00 €', 'C;15.1.2020;3,00 €']
    folder.write('a.csv', `Sales\ncustomer;date;amount\n${rows.join('\n')}\n`)
    const { out } = await run('check', 'a.csv')
    const text = out.replace(/\s+/g, ' ')
    expect(text).toContain('Read: a.csv has 1 line above its header, which is no row: Sales.')
    expect(text).toContain('Read: date is read day first: 3 of 3 dates, such as 13.1.2020, have no other reading;')
    expect(text).toContain('Read: amount is read with a decimal comma: values such as')
  })

  it('shows roles and what would be set aside, and changes nothing', async () => {
    folder.write('a.csv', SMALL)
    const { code, out } = await run('check', 'a.csv')
    expect(code).toBe(0)
    expect(out).toMatch(/customer_id\s+customerId/)
    expect(out).toContain('1 missing-customer')
    expect(readdirSync(folder.path())).toEqual(['a.csv'])
    expect(JSON.parse((await run('check', 'a.csv', '--json')).out)).toMatchObject({ customers: 3 })
  })
})

describe('clientele evidence', () => {
  it('prints a verdict and tables of at most 80 columns, and writes its own folder', async () => {
    folder.write('shop.csv', demoShop(300))
    const { code, out } = await run('evidence', 'shop.csv', '--horizon', '60', '--quiet')
    expect(code).toBe(0)
    expect(out.replaceAll('\n', ' ')).toMatch(/of 24 ways to tell customers apart/i)
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
    expect(readdirSync(folder.path('clientele-evidence')).sort()).toEqual([
      'evidence.html',
      'evidence.json',
      'run.json',
    ])
    expect((await run('evidence', 'shop.csv', '--cut', 'soon')).code).toBe(2)
  })
})

describe('clientele evolve', () => {
  it('shows dates, flows and shares in 80 columns, and asks for --every', async () => {
    folder.write('shop.csv', demoShop(150))
    const { code, out } = await run(
      'evolve',
      'shop.csv',
      '--every',
      'quarter',
      '--window',
      '180',
      '--k',
      '3',
      '--quiet',
    )
    expect(code).toBe(0)
    expect(out).toMatch(/Date +Customers +New +Back +Lapsed +Buyers +Revenue +PSI/)
    expect(out).toContain('Share of customers')
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
    expect(readdirSync(folder.path('clientele-evolve'))).toContain('evolution.csv')
    const missing = await run('evolve', 'shop.csv')
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('needs --every')
  })
})

describe('clientele compare', () => {
  it('prints why segments grew or shrank in at most 80 columns, and says how it is called', async () => {
    folder.write('shop.csv', demoShop(300))
    const days = ['--at', '2024-10-01,2025-03-01', '--k', '3']
    const { code, out } = await run('compare', 'shop.csv', ...days, '--quiet')
    expect(code).toBe(0)
    expect(out).toMatch(/Before +Ageing +Behaviour +Borders +After/)
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80)
    expect(readdirSync(folder.path('clientele-compare')).sort()).toEqual(['compare.html', 'compare.json', 'run.json'])
    expect((await run('compare', 'shop.csv')).err).toContain('needs two result folders, or a source and two days')
    expect((await run('compare', 'nowhere', 'nobody')).code).toBe(1)
  })
})

describe('clientele demo, segment, explain and assign', () => {
  it('work one after the other', async () => {
    expect((await run('demo', '--customers', '200', '--out', 'shop.csv')).code).toBe(0)
    expect((await run('segment', 'shop.csv', '--out', 'result', '--quiet')).code).toBe(0)
    const [, first] = lines(readFileSync(folder.path('result/customers.csv'), 'utf8'))
    const [id, ...rest] = first!.split(',')
    const explained = await run('explain', id!, '--run', 'result')
    expect(explained.out).toContain(`By clusters: ${rest[13]}`)
    expect(JSON.parse((await run('explain', id!, '--run', 'result', '--json')).out).cluster.segment).toBe(rest[13])
    const placed = await run('assign', 'result/model.json', 'shop.csv', '--out', 'placed', '--quiet')
    expect(placed.code).toBe(0)
    const [, again] = lines(readFileSync(folder.path('placed/customers.csv'), 'utf8'))
    expect(again!.split(',').slice(0, 15)).toEqual(first!.split(',').slice(0, 15))
    expect((await run('explain', 'nobody', '--run', 'result')).code).toBe(2)
  })

  it('end quietly when the reader closes the pipe', async () => {
    folder.write('shop.csv', demoShop(300))
    const { code, err } = await runCli(folder.path(), ['segment', 'shop.csv', '--json', '--quiet'], (child) => {
      child.stdout!.destroy()
    })
    expect([code, err]).toEqual([0, ''])
  })
})
