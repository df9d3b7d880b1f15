import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIG_KEYS } from '../../src/config/config-keys.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { type ConfigDraft, renderConfig } from '../../src/config/render-config.ts'
import type { KeptKey, KeptValue } from '../../src/config/what-was-found.ts'
import { ROLES } from '../../src/sources/roles.ts'

const ORDERS = { text: 'orders.csv', environment: [] }
const on = (...values: KeptValue[]): KeptKey => ({ values, remarks: [] })
const draft = (keys: Record<string, KeptKey>): ConfigDraft => ({
  sources: [ORDERS],
  keys: new Map(Object.entries(keys)),
})

/** What a draft holds, as it reads from its text. */
function readBack(given: ConfigDraft): { sources: string[]; keys: Record<string, KeptValue[]> } {
  const { sources, values } = parseConfig(renderConfig(given), 'a.yaml')
  return {
    sources: sources.map(({ text }) => text),
    keys: Object.fromEntries(
      [...values].map(([name, entries]) => [
        name,
        entries.map(({ text, within }) => ({ text, ...(within !== undefined && { within }) })),
      ]),
    ),
  }
}

/** Roles of a source whose rows are lines of orders. */
const LINE_ROLES = ROLES.filter((role) => !['lastOrderAt', 'recencyDays', 'orderCount', 'revenue'].includes(role))

describe('renderConfig', () => {
  it('shows every key once, on or off, in lines of at most 80 signs', () => {
    const all = Object.fromEntries(CONFIG_KEYS.map(({ name }) => [name, { values: [], remarks: ['A remark.'] }]))
    const text = renderConfig(draft(all))
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    for (const { name } of CONFIG_KEYS.filter(({ shape }) => shape !== 'roles')) {
      expect(
        text.split('\n').filter((line) => line.startsWith(`#${name}: `)),
        name,
      ).toHaveLength(1)
    }
    for (const role of LINE_ROLES) expect(text).toContain(`  #${role}: NAME `)
  })

  it('shows keys that read well when they are turned on', () => {
    const keys = Object.fromEntries(CONFIG_KEYS.map(({ name }) => [name, { values: [], remarks: [] }]))
    const text = renderConfig(draft({ ...keys, columns: on({ within: 'customerId', text: 'Client' }) }))
    const { values } = parseConfig(text.replace(/^( *)#(?=\w)/gm, '$1'), 'a.yaml')
    expect([...values.keys()]).toEqual(CONFIG_KEYS.map(({ name }) => name))
    expect(
      values
        .get('columns')!
        .map(({ within }) => within)
        .toSorted(),
    ).toEqual([...LINE_ROLES].toSorted())
    expect(values.get('where')).toMatchObject([{ within: 'Country', text: 'France' }])
  })

  it('leaves out what has nothing to do with the sources', () => {
    const totals = renderConfig(draft({ columns: on({ within: 'orderCount', text: 'orders' }) }))
    expect(totals).toContain('  #revenue: NAME ')
    expect(totals).not.toContain('unitPrice')
    const text = renderConfig(draft({}))
    expect(text).not.toContain('orderCount')
    for (const name of ['encoding', 'delimiter', 'sheet', 'table', 'query'])
      expect(text).not.toMatch(new RegExp(`^#?${name}:`, 'm'))
  })

  it('says what has to be set where secrets were left out', () => {
    const source = { text: 'postgres://db/shop', environment: ['PGUSER', 'PGPASSWORD'] }
    const text = renderConfig({ sources: [source], keys: new Map() })
    expect(text).toContain(
      '  # Name and password are not kept here: set PGUSER and PGPASSWORD in the\n  # environment before a run.\n  - "postgres://db/shop"\n',
    )
  })

  it('holds any names and values, and gives the same bytes for the same draft', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...`:#-?,[]{}&*!|>'"%@\`~= \t\n\r\\aé.1`), minLength: 1, maxLength: 90 }),
    )
    const one = text.map((value) => [{ text: value }])
    const several = fc.array(
      text.map((value) => ({ text: value })),
      { minLength: 1, maxLength: 5 },
    )
    const within = (names: fc.Arbitrary<string>) =>
      fc
        .dictionary(names, text, { minKeys: 1, maxKeys: 4 })
        .map((found) => Object.entries(found).map(([name, value]) => ({ within: name, text: value })))
    const valuesOf = {
      text: one,
      list: several,
      roles: within(fc.constantFrom(...ROLES)),
      values: within(text.filter((name) => name !== '__proto__')),
      switch: fc.constant([{ text: 'true' }]),
    }
    const keys = fc.record(
      Object.fromEntries(
        CONFIG_KEYS.map(({ name, shape }) => [
          name,
          fc.record({
            values: valuesOf[shape] as fc.Arbitrary<KeptValue[]>,
            remarks: fc.array(text, { maxLength: 2 }),
          }),
        ]),
      ),
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), keys, (sources, given) => {
        const whole = draft({ columns: on({ within: 'customerId', text: 'x' }), ...(given as Record<string, KeptKey>) })
        const full = { ...whole, sources: sources.map((source) => ({ text: source, environment: [] })) }
        const back = readBack(full)
        expect(back.sources).toEqual(sources)
        for (const [name, { values }] of full.keys) {
          const sorted = (entries: readonly KeptValue[]): string[] =>
            entries.map((entry) => JSON.stringify([entry.within, entry.text])).sort()
          expect(sorted(back.keys[name]!), name).toEqual(sorted(values))
        }
        expect(Object.keys(back.keys).toSorted()).toEqual([...full.keys.keys()].toSorted())
        expect(renderConfig(full)).toBe(renderConfig(full))
      }),
      { numRuns: 200 },
    )
  })
})
