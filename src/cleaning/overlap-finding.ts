import type { Finding } from '../base/findings.ts'
import { type FileOverlap, fileSpans } from '../sources/overlapping-files.ts'
import type { Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import { percent, rowCount, severityOf } from './finding-words.ts'

/** Which files hold the same rows, and what becomes of them. */
export async function overlapFinding(
  store: Store,
  { sources, overlaps, lines }: Transactions,
  countsOnce: boolean,
): Promise<Finding[]> {
  if (overlaps.length === 0) return []
  const spans = new Map((await fileSpans(store)).map((span) => [span.file, span]))
  const describe = (file: number): string => {
    const span = spans.get(file)!
    return `${sources[file]!.table.file.name} (${span.from} to ${span.until})`
  }
  const largest = overlaps.reduce((best, next) => (next.rows > best.rows ? next : best))
  const rows = overlaps.reduce((sum, overlap) => sum + overlap.rows, 0)
  const outcome = countsOnce
    ? 'they count once'
    : 'they count twice; if these are exports of overlapping periods, count them once with --deduplicate files'
  return [
    {
      code: 'overlapping-files',
      severity: countsOnce ? 'info' : severityOf(rows / lines),
      count: rows,
      example: largest.example,
      message: `${rowCount(largest.rows)} ${largest.rows === 1 ? 'stands' : 'stand'} both in ${describe(largest.first)} and in ${describe(largest.second)}, ${percent(largest.share)} of what the two could share${others(overlaps)}; ${outcome}`,
    },
  ]
}

function others(overlaps: readonly FileOverlap[]): string {
  const further = overlaps.length - 1
  if (further === 0) return ''
  return `, and ${further} other ${further === 1 ? 'pair of files overlaps' : 'pairs of files overlap'} likewise`
}
