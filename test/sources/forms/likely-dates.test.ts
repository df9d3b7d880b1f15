import { describe, expect, it } from 'vitest'
import { likelyDates } from '../../../src/sources/forms/likely-dates.ts'
import { tempFolder } from '../../temp-folder.ts'
import { readLines } from '../read-lines.ts'

const folder = tempFolder()

describe('likelyDates', () => {
  it('sees the month first in years of two digits, where the second number can be nothing but a day', () => {
    expect(likelyDates(['1/2/24', '12/25/24', '3/31/24'])).toMatchObject({
      layout: { order: 'mdy', shortYear: true },
      decisive: '12/25/24',
    })
  })

  it.each([
    ['the first number may be the day or the year', ['1/2/24', '25/12/24']],
    ['nothing shows', ['1/2/24', '3/4/24']],
    ['the values contradict each other', ['12/25/24', '25/12/24']],
  ])('leaves years of two digits to the whole column where %s', (_, values) => {
    expect(likelyDates(values)).toBeUndefined()
  })

  it('reads and says of such a column what a look at all of it does', async () => {
    const dates = Array.from({ length: 400 }, (_, i) => `${1 + (i % 12)}/${1 + (i % 28)}/${22 + (i % 3)}`)
    const shop = (rows: readonly string[]): string =>
      `customer_id,date,amount\n${rows.map((date, i) => `C${i},${date},5\n`).join('')}`
    const some = await readLines(folder.write('shop.csv', shop(dates)))
    // A date of another form on top of the others makes the whole column be looked at.
    const all = await readLines(folder.write('shop.csv', shop(['2022-01-01', ...dates])))
    expect(some.lines.map(({ at }) => at)).toEqual(all.lines.slice(1).map(({ at }) => at))
    expect(some.transactions.asOptions.dateFormat).toBe('%m/%d/%y')
    const [said, saidOfAll] = [some, all].map(({ transactions }) => transactions.findings.map(({ message }) => message))
    expect(said).toEqual(saidOfAll)
  })
})
