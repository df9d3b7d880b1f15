import type { Store } from '../store/store.ts'

export const ID_POLICIES = ['exact', 'trim', 'fold'] as const
/** Which ways of writing an id are one customer. */
export type IdPolicy = (typeof ID_POLICIES)[number]

const BLANKS = String.raw`[\s\x{a0}\x{200b}\x{feff}]+`

/** SQL of an id without blanks around it. */
export function trimmedId(id: string): string {
  return `regexp_replace(${id}, '^${BLANKS}|${BLANKS}$', '', 'g')`
}

/** SQL of what ids have in common that differ in blanks around them, case, zeros before a number, or a fraction of zeros. */
export function foldedId(id: string): string {
  return String.raw`regexp_replace(lower(${trimmedId(id)}), '^0*([0-9]+?)(?:\.0+)?$', '\1')`
}

/** SQL: whether a text is anything but the digits of a number as one writes it. A tenth of the time of a regular expression. */
export function notWholeNumber(text: string): string {
  return `coalesce(try_cast(${text} AS UBIGINT)::VARCHAR <> ${text}, true)`
}

/**
 * Makes ids in `read_lines` equal that the policy takes for one customer. What is shown is an id of the source without blanks
 * around it, of several the first by code points, so that the order of rows does not matter.
 */
export async function mergeIds(store: Store, policy: IdPolicy): Promise<void> {
  if (policy === 'exact') return
  const key = policy === 'trim' ? trimmedId('customer_id') : foldedId('customer_id')
  await store.run(`CREATE OR REPLACE TEMP TABLE id_forms AS
    WITH ids AS (SELECT customer_id, ${trimmedId('customer_id')} AS bare, ${key} AS key
      FROM (SELECT DISTINCT customer_id FROM read_lines WHERE problem = 0)),
    forms AS (SELECT customer_id, min(bare) OVER (PARTITION BY key) AS shown FROM ids)
    SELECT customer_id, shown FROM forms WHERE shown <> customer_id`)
  await store.run(
    'UPDATE read_lines SET customer_id = shown FROM id_forms WHERE read_lines.customer_id = id_forms.customer_id',
  )
}
