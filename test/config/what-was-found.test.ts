import { describe, expect, it } from 'vitest'
import { type KeptKey, whatWasFound } from '../../src/config/what-was-found.ts'
import { type CheckCall, check } from '../../src/pipeline/check.ts'
import { openStore } from '../../src/store/store.ts'
import { tempFolder } from '../temp-folder.ts'

const temp = tempFolder()

async function found(call: Partial<CheckCall>, ...names: string[]): Promise<Record<string, KeptKey>> {
  await using store = await openStore(':memory:', { threads: 1 })
  const result = await check(store, { ...call, source: names.map((name) => temp.path(name)) })
  return Object.fromEntries(whatWasFound(result))
}

describe('whatWasFound', () => {
  it('keeps what all sources have alike, and says where they differ', async () => {
    temp.write('a.csv', 'customer,date,amount\nMüller,2020-01-01,5\n')
    temp.write('b.csv', Buffer.from('customer;date;amount\nMüller;2020-01-02;6.50\n', 'latin1'))
    const one = await found({}, 'a.csv')
    expect(one['encoding']).toEqual({ values: [{ text: 'utf-8' }], remarks: [] })
    expect(one['delimiter']).toEqual({ values: [{ text: ',' }], remarks: [] })
    const both = await found({}, 'a.csv', 'b.csv')
    expect(both['encoding']!.values).toEqual([])
    expect(both['encoding']!.remarks[0]).toMatch(/^The sources differ, .*a\.csv: utf-8, .*b\.csv: windows-1252\)\.$/)
    expect(both['delimiter']!.remarks[0]).toMatch(/a\.csv: ",", .*b\.csv: ";"\)\.$/)
    expect(both['decimal']).toEqual({ values: [{ text: '.' }], remarks: [] })
    expect(Object.keys(both)).not.toContain('table')
  })

  it('says that there is no money, and the day that was counted to', async () => {
    temp.write('a.csv', 'customer,date\nA,2020-01-01\nA,2020-01-03\n')
    const keys = await found({}, 'a.csv')
    expect(keys['columns']!.values).toEqual([
      { within: 'customerId', text: 'customer' },
      { within: 'orderedAt', text: 'date' },
      { within: 'amount', text: 'none' },
    ])
    expect(keys['columns']!.remarks[0]).toContain('the source has no amounts')
    expect(keys['as-of']).toMatchObject({ values: [], shown: '2020-01-04' })
    expect(keys['decimal']).toEqual({ values: [], remarks: ['No number shows a decimal sign.'] })
  })

  it('shows no customer, and only a few remarks of many files', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `${i}.csv`)
    for (const [i, name] of names.entries()) {
      temp.write(name, Buffer.from(`customer;date;amount\nKnöllerstätter;${13 + i}.1.2020;5,50\n`, 'latin1'))
    }
    const keys = await found({}, ...names)
    expect(keys['encoding']!.values).toEqual([{ text: 'windows-1252' }])
    expect(keys['encoding']!.remarks).toHaveLength(5)
    expect(keys['encoding']!.remarks.at(-1)).toBe('and 3 more')
    expect(keys['date-format']!.values).toEqual([{ text: 'day-first' }])
    expect(keys['date-format']!.remarks[0]).toMatch(/^date is read day first: .* have no other reading\.$/)
    expect(JSON.stringify(keys)).not.toContain('Knöller')
  })
})
