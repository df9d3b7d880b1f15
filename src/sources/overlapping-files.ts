import type { Store } from '../store/store.ts'
import { MONEY_NAMES, moneyColumns } from './line-columns.ts'
import type { ColumnRoles } from './roles.ts'

/** Two files of a run that hold the same rows; files are numbered in source order. */
export interface FileOverlap {
  readonly first: number
  readonly second: number
  /** Rows of the one that stand in the other, each as often as it stands in both. */
  readonly rows: number
  /** Of the rows that could stand in both, day by day: 0.5..1. */
  readonly share: number
  /** One of these rows. */
  readonly example: string
}

/** The days that a file covers. */
export interface FileSpan {
  readonly file: number
  readonly from: string
  readonly until: string
}

/** Files overlap when at least this share of what could stand in both does. */
const LEAST_SHARE = 0.5
/** A sample misjudges a share by little; nothing near the bound is passed over. */
const SUSPECT_SHARE = 0.4
/** A shop whose rows repeat within each file repeats them across files, too: that much is no sign of an overlap. */
const TIMES_REPEATS = 3
/** Rows below which equality is taken for chance, with and without an order id or a time of day to tell rows apart. */
const LEAST_TOLD_APART = 2
const LEAST_ALIKE = 10
/** Rows that the first look takes. */
const SAMPLED = 200_000

type Pair = { first: number; second: number; could: number; rows: number; example: string }

/**
 * The pairs of files that may overlap, from `read_lines` as it stands: rows are compared by customer, order, time and
 * money, on a sample where there are many. Leaves the table `file_days` with the days of each file and its rows.
 */
export async function suspectOverlaps(store: Store, roles: ColumnRoles): Promise<(readonly [number, number])[]> {
  await store.run(`CREATE OR REPLACE TEMP TABLE file_days AS
    SELECT file, ordered_at::DATE AS day, count(*)::INTEGER AS rows, bool_or(ordered_at::TIME <> TIME '00:00:00') AS clock
    FROM read_lines WHERE problem = 0 GROUP BY ALL`)
  const { shared } = await store.row<{ shared: number }>(`SELECT coalesce(sum(rows), 0)::DOUBLE AS shared FROM file_days
    WHERE day IN (SELECT day FROM file_days GROUP BY day HAVING count(*) > 1)`)
  if (shared === 0) return []
  const money = moneyColumns(roles).map((role) => MONEY_NAMES[role])
  const key = `hash(${['customer_id', 'order_id', 'ordered_at', ...money].join(', ')})`
  const step = Math.ceil(shared / SAMPLED)
  const pairs = await comparePairs(store, { key, step })
  return pairs
    .filter(({ rows, could }) => rows * step >= could * SUSPECT_SHARE)
    .map(({ first, second }) => [first, second] as const)
}

/**
 * The overlaps among suspected pairs, whole rows compared by the column `content`: at least half of the rows that could
 * stand in both files, day by day, do; they are three times as many as the shop's own repeats within a file would
 * explain; and they are no single coincidence.
 */
export async function findOverlaps(
  store: Store,
  suspects: readonly (readonly [number, number])[],
  roles: ColumnRoles,
): Promise<FileOverlap[]> {
  const pairs = await comparePairs(store, { key: 'content', step: 1, among: suspects })
  const repeats = await repeatShares(store)
  const { clock } = await store.row<{ clock: boolean }>('SELECT bool_or(clock) AS clock FROM file_days')
  const least = clock || roles.orderId !== undefined ? LEAST_TOLD_APART : LEAST_ALIKE
  return pairs
    .map(({ first, second, could, rows, example }) => ({ first, second, rows, share: rows / could, example }))
    .filter(({ first, second, rows, share }) => {
      const byChance = Math.max(repeats.get(first) ?? 0, repeats.get(second) ?? 0)
      return rows >= least && share >= LEAST_SHARE && share >= TIMES_REPEATS * byChance
    })
}

/** The first and last day of each file that has a usable row. */
export async function fileSpans(store: Store): Promise<FileSpan[]> {
  return store.rows<
    FileSpan & Record<string, unknown>
  >(`SELECT file::INTEGER AS file, min(day)::VARCHAR AS "from", max(day)::VARCHAR AS until
    FROM file_days GROUP BY file ORDER BY file`)
}

/** Rows that stand in both files of a pair, and rows that could: day by day, those of the smaller one. */
async function comparePairs(
  store: Store,
  { key, step, among }: { key: string; step: number; among?: readonly (readonly [number, number])[] },
): Promise<Pair[]> {
  const chosen = among ? `AND (a.file, b.file) IN (${among.map(([a, b]) => `(${a}, ${b})`).join(', ')})` : ''
  const sample = step > 1 ? `WHERE key % ${step} = 0` : ''
  await store.run(`CREATE OR REPLACE TEMP TABLE file_rows AS
    SELECT file, key, count(*) AS rows, min(rowid) AS line FROM (SELECT file, ${key} AS key, rowid FROM read_lines
      WHERE problem = 0 AND ordered_at::DATE IN (SELECT day FROM file_days GROUP BY day HAVING count(*) > 1))
    ${sample} GROUP BY file, key`)
  return store.rows<Pair>(`
    WITH could AS (SELECT a.file AS first, b.file AS second, sum(least(a.rows, b.rows))::DOUBLE AS could
      FROM file_days a JOIN file_days b ON a.day = b.day AND a.file < b.file ${chosen} GROUP BY ALL),
    met AS (SELECT a.file AS first, b.file AS second, sum(least(a.rows, b.rows))::DOUBLE AS rows, min(a.line) AS line
      FROM file_rows a JOIN file_rows b ON a.key = b.key AND a.file < b.file ${chosen} GROUP BY ALL)
    SELECT first::INTEGER AS first, second::INTEGER AS second, could, rows, concat_ws(', ', 'customer ' || customer_id,
      'order ' || order_id, strftime(ordered_at, '%Y-%m-%d %H:%M')) AS example
    FROM met JOIN could USING (first, second) JOIN read_lines l ON l.rowid = line ORDER BY first, second`)
}

/** By file, the share of its rows of shared days that repeat another row of the same file. */
async function repeatShares(store: Store): Promise<Map<number, number>> {
  const rows = await store.rows<{ file: number; share: number }>(
    'SELECT file::INTEGER AS file, sum(rows - 1)::DOUBLE / sum(rows)::DOUBLE AS share FROM file_rows GROUP BY file',
  )
  return new Map(rows.map(({ file, share }) => [file, share]))
}
