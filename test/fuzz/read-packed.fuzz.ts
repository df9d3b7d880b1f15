import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe } from 'vitest'
import { generateShop } from '../../src/demo/generate-shop.ts'
import { tempFolder } from '../temp-folder.ts'
import { fuzzInParts } from './in-parts.ts'
import { edited, edits, flipped, flips } from './spoil-text.ts'

const folder = tempFolder()

const [header, ...rows] = [...generateShop({ customers: 12, seed: 3 })].join('').split('\n').slice(0, 60)
const names = header!.split(',')
const records = rows.map((row) => {
  const cells = row.split(',')
  return Object.fromEntries(names.map((name, at) => [name, Number(cells[at]) || cells[at]!]))
})
const BASES = {
  'case.json': JSON.stringify(records),
  'wrapped.json': JSON.stringify({ orders: records }, undefined, 1),
  'case.ndjson': records.map((record) => JSON.stringify(record)).join('\n'),
  'case.csv': [header, ...rows].join('\n'),
}
const JSON_WORDS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  'null',
  'true',
  '{}',
  '[1,2]',
  '{"a":{"b":1}}',
  '\\u0000',
  '\\ud800',
  '1e999',
  '-0',
]

const spoilt = fc.record({
  name: fc.constantFrom(...(Object.keys(BASES) as (keyof typeof BASES)[])),
  changes: edits(3, JSON_WORDS),
  packed: fc.boolean(),
  bytes: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, flips(2)),
})

describe('readTransactions, of JSON and archives', () => {
  fuzzInParts(spoilt, ({ name, changes, packed, bytes }) => {
    const text = edited(BASES[name], changes)
    const whole = packed ? gzipSync(text) : Buffer.from(text)
    return folder.write(packed ? `${name}.gz` : name, flipped(whole, bytes))
  })
})
