import { createHash } from 'node:crypto'
import type { SegmentOptions } from '../pipeline/segment-options.ts'
import { splitOptions } from '../pipeline/split-options.ts'

/** Run ids as they stand in addresses and folder names. */
export const RUN_ID: RegExp = /^r[0-9a-f]{12}$/

/** The id of a run: the same for the same bytes and options, so that asking twice finds the same run. */
export function runIdOf(sha256: readonly string[], options: SegmentOptions): string {
  return `r${digest([sha256, sorted(options)]).slice(0, 12)}`
}

/** What a shop is kept under: its sources and how they are read, whatever is counted of them. */
export function shopKeyOf(sha256: readonly string[], options: SegmentOptions): string {
  const { asOf: _, since: __, refunds: ___, ...reading } = splitOptions(options).shopOptions
  return digest([sha256, sorted(reading)])
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/** The same object with its keys in order, at every depth. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, entry]) => [name, sorted(entry)]))
}
