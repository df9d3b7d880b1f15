import type { FileOverlap } from '../sources/overlapping-files.ts'
import type { Store } from '../store/store.ts'

/** Which rows count as copies of another one. */
export interface RepeatPlan {
  /** SQL condition on the rows that count at all. */
  readonly window: string
  /** All rows that copy an earlier one in every cell. */
  readonly anywhere: boolean
  /** Files among which a row counts once for each time that it stands in the file that has it most often. */
  readonly overlaps: readonly FileOverlap[]
}

/** Leaves the table `repeats` with the lines that are copies. @returns whether there is such a table. */
export async function markRepeats(store: Store, { window, anywhere, overlaps }: RepeatPlan): Promise<boolean> {
  if (!anywhere && overlaps.length === 0) return false
  await store.run(
    anywhere
      ? `CREATE OR REPLACE TEMP TABLE repeats AS SELECT line FROM lines WHERE problem = 0 AND ${window}
         QUALIFY row_number() OVER (PARTITION BY content ORDER BY line) > 1`
      : acrossFiles(window, overlaps),
  )
  return true
}

/**
 * The nth copy of a row within one file is the nth copy within another one that overlaps it. So a shop's own repeats
 * stay, and a row that stands twice in each of two files counts twice.
 */
function acrossFiles(window: string, overlaps: readonly FileOverlap[]): string {
  const groups = [...groupFiles(overlaps)].map(([file, group]) => `(${file}, ${group})`)
  return `CREATE OR REPLACE TEMP TABLE repeats AS
    SELECT line FROM (
      SELECT line, content, team, row_number() OVER (PARTITION BY content, l.file ORDER BY line) AS nth
      FROM lines l JOIN (VALUES ${groups.join(', ')}) AS t(file, team) ON t.file = l.file
      WHERE problem = 0 AND ${window}
        AND ordered_at::DATE IN (SELECT day FROM file_days GROUP BY day HAVING count(*) > 1))
    QUALIFY row_number() OVER (PARTITION BY team, content, nth ORDER BY line) > 1`
}

/** Files that overlap, directly or through others, have one group, named by its first file. */
function groupFiles(overlaps: readonly FileOverlap[]): Map<number, number> {
  const group = new Map<number, number>()
  for (const { first, second } of overlaps) {
    const [a, b] = [group.get(first) ?? first, group.get(second) ?? second]
    const joined = Math.min(a, b)
    for (const [file, other] of group) if (other === a || other === b) group.set(file, joined)
    group.set(first, joined).set(second, joined)
  }
  return group
}
