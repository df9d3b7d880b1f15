import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import { compileMap } from '../../src/maps/compile-map.ts'
import { house } from '../../src/maps/house.ts'
import { parseMap } from '../../src/maps/parse-map.ts'
import { readMap } from '../../src/maps/read-map.ts'

const own = `
title: Our shop
bins: 3
match: first
otherwise: Everybody else
cuts: { recency: [30, 90] }
rules:
  - segment: VIP
    when: [r = 3 and f = 3, m = 3]
  - segment: Asleep
    codes: [111, "112"]
    note: look again in spring
`

describe('parseMap', () => {
  it('reads a map, filling in what is left out', () => {
    const map = parseMap(own, 'maps/shop.yaml')
    expect(map).toEqual({
      name: 'shop',
      title: 'Our shop',
      bins: 3,
      scoring: 'fixed',
      match: 'first',
      otherwise: 'Everybody else',
      cuts: { recency: [30, 90] },
      rules: [
        { segment: 'VIP', when: ['r = 3 and f = 3', 'm = 3'] },
        { segment: 'Asleep', codes: ['111', '112'], note: 'look again in spring' },
      ],
    })
    expect(compileMap(map).segmentOf(1, 1, 2)).toBe('Asleep')
  })

  it('is strict about partitions unless told otherwise', () => {
    const map = parseMap('rules:\n  - { segment: All, when: r >= 1 }', 'all.yml')
    expect(map).toMatchObject({ name: 'all', title: 'all', bins: 5, scoring: 'quantile', match: 'unique' })
    expect(compileMap(map).codeCounts).toEqual([125])
  })

  it.each([
    ['bin: 3\nrules: []', "shop.yaml, line 1: unknown key 'bin'; did you mean bins?"],
    ['rules:\n  - segment: A\n    wehn: r = 1', "line 3: unknown key 'wehn'; did you mean when?"],
    ['rules:\n  - segment: A\n    when: 5', 'line 3: rules 1 when is 5; expected a text'],
    ['rules:\n  - when: r = 1', 'line 2: rules 1 segment is missing; expected a text'],
    ['bins: 11\nrules: [{ segment: A }]', 'line 1: bins is 11; expected a whole number from 2 to 10'],
    ['bins: 3', 'line 1: rules is missing; expected a list of rules'],
    ['match: any\nrules: [{ segment: A }]', 'match is "any"; expected one of unique, first'],
    ['scoring: jenks\ncuts: { orders: [2] }\nrules: [{ segment: A }]', "expected 'fixed', since the map has cuts"],
    ['cuts: { order: [2] }\nrules: [{ segment: A }]', "unknown key 'order'; did you mean orders?"],
    ['cuts:\n  orders: [two]\nrules: [{ segment: A }]', 'line 2: cuts orders 1 is "two"; expected a number'],
    ['', 'the map is null; expected the keys name'],
    ['rules: [', 'shop.yaml, line 1: Flow sequence'],
  ])('refuses %j', (text, message) => {
    expect(() => parseMap(text, 'shop.yaml')).toThrow(OptionError)
    expect(() => parseMap(text, 'shop.yaml')).toThrow(message)
  })
})

describe('readMap', () => {
  it('finds a map by its name', async () => {
    expect(await readMap('house')).toBe(house)
    await expect(readMap('hause')).rejects.toThrow(OptionError)
  })

  it('reads a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'map-'))
    try {
      await writeFile(join(folder, 'shop.yaml'), own)
      expect(await readMap(join(folder, 'shop.yaml'))).toMatchObject({ name: 'shop', title: 'Our shop' })
      await expect(readMap(join(folder, 'none.yaml'))).rejects.toThrow(/none\.yaml cannot be read \(ENOENT\)/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
