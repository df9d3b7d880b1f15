import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe } from 'vitest'
import { generateShop } from '../../src/demo/generate-shop.ts'
import { CDNOW, CDNOW_FIXED, GROCERY, ONLINE_RETAIL, RFM_R_ORDERS } from '../data/shared.ts'
import { tempFolder } from '../temp-folder.ts'
import { fuzzInParts } from './in-parts.ts'
import { edited, edits, flipped, flips } from './spoil-text.ts'

const folder = tempFolder()

const shop = [...generateShop({ customers: 12, seed: 3 })].join('').split('\n').slice(0, 60).join('\n')
const US = shop.replace(
  /(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):\d\d/g,
  (_, y, m, d, h, mi) => `${+m}/${+d}/${y} ${+h}:${mi}`,
)
const EUROPEAN = shop
  .replaceAll(';', ' ')
  .replace(/, /g, ' ')
  .replaceAll(',', ';')
  .replace(/(\d+)\.(\d\d)(?=\n|$)/g, '$1,$2 €')
const FIXED = shop.replaceAll(' ', '_').replaceAll(',', '  ')
const BASES = [
  shop,
  US,
  EUROPEAN,
  FIXED,
  `Report\n\n${shop}\nTotal,,,,,,,12.5`,
  shop.replaceAll('\n', '\r\n'),
  ...[ONLINE_RETAIL, CDNOW, CDNOW_FIXED, RFM_R_ORDERS, GROCERY].flatMap(headOf),
]

/** The first lines of a real log, where it lies beside the project. */
function headOf(path: string): string[] {
  return existsSync(path) ? [readFileSync(path, 'utf8').split('\n', 60).join('\n')] : []
}

const spoilt = fc.record({
  base: fc.nat({ max: BASES.length - 1 }),
  changes: edits(8),
  encoding: fc.constantFrom('utf8' as const, 'latin1' as const, 'utf16le' as const),
  bytes: flips(3),
})

describe('readTransactions, of text', () => {
  fuzzInParts(spoilt, ({ base, changes, encoding, bytes }) =>
    folder.write('case.csv', flipped(Buffer.from(edited(BASES[base]!, changes), encoding), bytes)),
  )
})
