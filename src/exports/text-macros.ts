import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

export interface TextOptions {
  /** Leaves cells as they are that a spreadsheet would run as formulas. */
  readonly rawText: boolean
  /** Replaces customer ids by a hash under this key. */
  readonly pseudonymKey: string | undefined
}

/**
 * A cell that begins so is run by spreadsheets, unless it is a plain number. No IN list: the engine makes a join of a long
 * one, which would undo the order of the rows.
 */
const FORMULA = `x <> '' AND contains('=+-@' || chr(9) || chr(13), left(x, 1)) AND NOT regexp_full_match(x, '[-+]?[0-9]+(\\.[0-9]+)?')`

/**
 * Defines the SQL macros that the text files are made of: `csv_cell` (RFC 4180 quotes only where needed, formulas
 * neutralised), `money_text` (exact decimal, trailing zeros cut), `ratio_text` (6 places, shortest form), and
 * `shown_id` (the customer id, or its pseudonym).
 */
export async function defineTextMacros(store: Store, options: TextOptions): Promise<void> {
  const key = options.pseudonymKey
  const macros: Record<string, string> = {
    'quoted_cell(x)': `CASE WHEN contains(x, ',') OR contains(x, '"') OR contains(x, chr(10)) OR contains(x, chr(13))
      THEN '"' || replace(x, '"', '""') || '"' ELSE coalesce(x, '') END`,
    'csv_cell(x)': options.rawText
      ? 'quoted_cell(x)'
      : `CASE WHEN ${FORMULA} THEN list_transform(['''' || x], lambda t: quoted_cell(t))[1] ELSE quoted_cell(x) END`,
    'money_text(x)': decimalText('x'),
    'ratio_text(x)': decimalText('round(x, 6)'),
    'shown_id(x)': key === undefined ? 'x' : `left(sha256(${quoteText(key)} || sha256(${quoteText(key)} || x)), 32)`,
  }
  const statements = Object.entries(macros).map(
    ([signature, body]) => `CREATE OR REPLACE TEMP MACRO ${signature} AS ${body}`,
  )
  await store.run(statements.join(';\n'))
}

/** Numbers below a trillion are written from a decimal of half the width, which takes a third of the time. */
function decimalText(x: string): string {
  const text = (digits: number, value: string): string =>
    `rtrim(rtrim(${value}::DECIMAL(${digits},6)::VARCHAR, '0'), '.')`
  const wide = `list_transform([${x}], lambda v: ${text(38, 'v')})[1]`
  return `coalesce(CASE WHEN abs(x) < 1e11 THEN ${text(18, `CASE WHEN abs(x) < 1e11 THEN ${x} END`)} ELSE ${wide} END, '')`
}
