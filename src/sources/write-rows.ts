import { open } from 'node:fs/promises'
import { throwIfAborted } from '../base/progress.ts'
import type { Staging } from './staged-table.ts'

/** A cell as the source has it: text and money as text, NULL as null. */
export type StagedCell = string | null

const BUFFER_LENGTH = 1 << 20
const NEEDS_QUOTES = /[",\n\r]/

/**
 * Writes rows as CSV, streaming; empty cells and NULL are alike. Tells `onRows` how many are written, about once a
 * megabyte.
 *
 * @returns the number of rows.
 */
export async function writeRows(
  rows: AsyncIterable<readonly StagedCell[]> | Iterable<readonly StagedCell[]>,
  { path, signal, onRows }: Staging,
): Promise<number> {
  await using file = await open(path, 'wx')
  let count = 0
  let text = ''
  for await (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      const cell = row[i]!
      if (i > 0) text += ','
      if (cell) text += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
    }
    text += '\n'
    count++
    if (text.length < BUFFER_LENGTH) continue
    await file.write(text)
    text = ''
    throwIfAborted(signal)
    onRows(count)
  }
  await file.write(text)
  return count
}
