import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../temp-folder.ts'
import { runCli } from './run-cli.ts'

const folder = tempFolder()
const HEADER = 'customer_id,date,amount\n'

/** Name, contents, and what the message must name: the place and the next step. */
const FILES: [string, string | Uint8Array, RegExp, string[]?][] = [
  ['an empty file', '', /bad\.csv is empty .*; export it again/],
  ['a header without rows', HEADER, /bad\.csv holds no data row below the header; export it again/],
  ['a missing role', 'customer_id,amount\nA,5\n', /orderedAt.*--columns orderedAt=NAME/],
  ['no usable row', `${HEADER}A,,5\nB,2020-01-01,\n`, /no row has a customer.*1 missing-date.*--columns/],
  ['no row left', `${HEADER}A,2020-01-01,-5\n`, /no row is left after cleaning \(1 no-order\)/],
  [
    'ids that are all missing',
    `${HEADER},2020-01-01,5\n,2020-01-02,5\n`,
    /2 missing-customer\); .*--columns customerId=NAME/,
  ],
  [
    'a quote that never closes',
    `${HEADER}A,2020-01-01,5\nB,2020-01-02,"5\n`,
    /row 2 of bad\.csv has a quote that never closes/,
  ],
  ['dates that are none', `${HEADER}A,soon,5\nB,later,6\n`, /column date holds "soon".*--columns orderedAt=NAME/],
  [
    'dates in an unknown order',
    `${HEADER}A,1/2/2020,5\n`,
    /column date holds dates such as "1\/2\/2020".*--date-format/,
  ],
  ['amounts that are none', `${HEADER}A,2020-01-01,much\n`, /column amount holds "much".*--columns amount=NAME/],
  [
    'amounts that are mostly none',
    `${HEADER}${'A,2020-01-01,5\n'.repeat(1000)}${'A,2020-01-01,free\n'.repeat(1001)}`,
    /1001 of 2001 rows of bad\.csv hold no readable number in amount.*--columns/,
  ],
  ['binary junk', new Uint8Array(9000).map((_, i) => i * 7), /bad\.csv holds bytes that no text has/],
  [
    'text that is not in the encoding it is said to be in',
    Buffer.from(`${HEADER}£,2020-01-01,5\n`, 'latin1'),
    /bad\.csv is not UTF-8 text; say how .*--encoding windows-1252/,
    ['--encoding', 'utf-8'],
  ],
]

/** One message for a person, and nothing for a programmer. */
function expectMessage(err: string, message: RegExp): void {
  expect(err).toMatch(message)
  expect(
    err
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('clientele: ')),
  ).toHaveLength(1)
  expect(err).not.toMatch(/^\s+at |Error:|please report/m)
}

describe('clientele segment', () => {
  it.each(FILES)('refuses %s', async (_, content, message, options = []) => {
    folder.write('bad.csv', content)
    const { code, out, err } = await runCli(folder.path(), ['segment', 'bad.csv', '--quiet', ...options])
    expect(code).toBe(1)
    expect(out).toBe('')
    expectMessage(err, message)
    expect(readdirSync(folder.path())).toEqual(['bad.csv'])
  })

  it('takes a field of a million characters', async () => {
    folder.write(
      'long.csv',
      `customer_id,date,amount,note\nA,2020-01-01,5,${'x'.repeat(1_000_000)}\nB,2020-01-02,5,y\n`,
    )
    expect((await runCli(folder.path(), ['segment', 'long.csv', '--quiet'])).code).toBe(0)
  })

  it('leaves an earlier result byte by byte as it was', async () => {
    folder.write('good.csv', `${HEADER}A,2020-01-01,5\nB,2020-01-02,50\nC,2020-03-02,70\n`)
    folder.write('bad.csv', `${HEADER}A,soon,5\n`)
    await runCli(folder.path(), ['segment', 'good.csv', '--quiet'])
    const files = readdirSync(folder.path('clientele-out'))
    const bytes = () => files.map((name) => readFileSync(folder.path(`clientele-out/${name}`), 'base64'))
    const before = bytes()
    for (const args of [['bad.csv'], ['good.csv', '--k', '9'], ['good.csv', '--as-of', '1999-01-01']]) {
      expect((await runCli(folder.path(), ['segment', ...args])).code).not.toBe(0)
    }
    expect(bytes()).toEqual(before)
    expect(readdirSync(folder.path('clientele-out'))).toEqual(files)
  })

  it.each([
    [['segment'], 2, /needs a source; name a file/],
    [['segment', 'none.csv'], 1, /none\.csv does not exist; check the path/],
    [['segmnt', 'a.csv'], 2, /segmnt is no command; did you mean segment\?/],
    [
      ['segment', 'a.csv', '--refund', 'drop'],
      2,
      /--refund is no option of clientele segment; did you mean --refunds\?/,
    ],
    [['segment', 'a.csv', '--refunds', 'drp'], 2, /--refunds drp is not known; did you mean drop\?/],
    [['segment', 'a.csv', '--refunds'], 2, /--refunds needs net\|drop\|match/],
    [
      ['segment', 'a.csv', '--method', 'dbscan', '--k', '3'],
      2,
      /--method dbscan finds the number of clusters itself; leave --k/,
    ],
    [['segment', 'a.csv', '--method', 'dbscan', '--eps', '0'], 2, /--eps 0 is no radius; give a number above 0/],
    [['segment', 'a.csv', '--k', '3'], 2, /--k 3 exceeds the 1 customers/],
    [['segment', 'a.csv', '--k', '5..2'], 2, /--k 5\.\.2 is no range/],
    [['segment', 'a.csv', '--bins', '11'], 2, /--bins 11 is no whole number from 2 to 10/],
    [['segment', 'a.csv', '--map', 'klaviyo', '--bins', '7'], 2, /--bins 7 contradicts the map klaviyo/],
    [['segment', 'a.csv', '--map', 'hous'], 2, /hous/],
    [['segment', 'a.csv', '--as-of', '31.12.2020'], 2, /--as-of 31\.12\.2020 is not a date/],
    [['segment', 'a.csv', '--timezone', 'Mars'], 2, /--timezone Mars is not known/],
    [['segment', 'a.csv', '--date-format', '%Q %Y-%m-%d'], 2, /--date-format %Q %Y-%m-%d holds a sign/],
    [['segment', 'a.csv', '--columns', 'customer=x'], 2, /--columns customer is not known; did you mean customerId\?/],
    [['segment', 'a.csv', '--columns', 'amount=total'], 2, /--columns amount=total: there is no such column/],
    [['segment', 'a.csv', '--where', 'shop'], 2, /--where shop lacks an equals sign/],
    [
      ['segment', 'a.csv', '--keep', 'shop'],
      2,
      /--keep shop: there is no such column; choose one of customer_id, date, amount/,
    ],
    [['segment', 'a.csv', '--memory', 'much'], 2, /--memory much is no size/],
    [['segment', 'a.csv', '--delimiter', 'xy'], 2, /--delimiter xy is not one character/],
    [['segment', 'a.csv', '--max-rejected', '2'], 2, /--max-rejected 2 is no number from 0 to 1/],
    [['assign', 'a.csv', 'a.csv'], 1, /a\.csv is not JSON; name the model\.json/],
    [['assign'], 2, /needs a model and a source/],
    [['explain', 'A'], 1, /clientele-out holds no finished run/],
    [['explain'], 2, /needs one customer id/],
    [['check'], 2, /needs a source/],
    [['demo', '--customers', '0'], 2, /--customers 0 is no whole number/],
    [['demo', '--out', 'no/such/folder.csv'], 2, /its folder does not exist/],
  ])('answers %j with exit code %i', async (args, code, message) => {
    folder.write('a.csv', `${HEADER}A,2020-01-01,5\n`)
    const result = await runCli(folder.path(), [...args, '--quiet'])
    expect(result.code).toBe(code)
    expectMessage(result.err, message)
    expect(readdirSync(folder.path())).toEqual(['a.csv'])
  })
})
