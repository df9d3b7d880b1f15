import { SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { baseCurrency, CURRENCY, type Rates } from '../sources/rates.ts'
import type { ColumnRoles } from '../sources/roles.ts'
import type { Store } from '../store/store.ts'
import { rowCount } from './finding-words.ts'

/** Currencies that are listed. */
const LISTED = 20

/**
 * The one currency of the kept rows, or the one that `rates` turn all into; null when no column names it.
 *
 * @throws SourceError when there are several without a rate.
 */
export async function readCurrency(
  store: Store,
  roles: ColumnRoles,
  rates: Rates | undefined,
): Promise<{ currency: string | null; findings: Finding[] }> {
  if (!roles.currency) return { currency: null, findings: [] }
  const rows = await store.rows<{ currency: string | null; rows: number }>(`
    SELECT nullif(${CURRENCY}, '') AS currency, count(*)::DOUBLE AS rows FROM classified WHERE reason = 0 GROUP BY 1 ORDER BY rows DESC, 1`)
  const named = rows.filter((row): row is { currency: string; rows: number } => row.currency !== null)
  if (rates) return { currency: baseCurrency(rates), findings: converted(rows, rates, roles.currency) }
  if (named.length < 2) return { currency: named[0]?.currency ?? null, findings: [] }
  const codes = named.map(({ currency }) => currency)
  throw new SourceError(
    `column ${roles.currency} holds ${named.length} currencies (${list(named)}), which cannot be added up; choose one with --where ${roles.currency}=${codes[0]}, or give what each is worth: --rates ${codes[0]}=1,${codes[1]}=RATE`,
  )
}

function converted(
  rows: readonly { currency: string | null; rows: number }[],
  rates: Rates,
  column: string,
): Finding[] {
  const unknown = rows.filter(({ currency }) => currency !== null && rates[currency] === undefined)
  if (unknown.length > 0) {
    throw new SourceError(
      `column ${column} holds currencies without a rate (${list(unknown)}); add them to --rates, or leave them out with --exclude ${column}=${unknown[0]!.currency}`,
    )
  }
  const base = baseCurrency(rates)
  const moved = rows.filter(({ currency }) => currency !== null && Number(rates[currency]) !== 1)
  const bare = rows.find(({ currency }) => currency === null)?.rows ?? 0
  const findings: Finding[] = []
  if (moved.length > 0) {
    const parts = moved.map(({ currency, rows: count }) => `${rowCount(count)} in ${currency} at ${rates[currency!]}`)
    findings.push({
      code: 'converted-currencies',
      severity: 'info',
      count: moved.reduce((sum, row) => sum + row.rows, 0),
      message: `money was converted to ${base}: ${parts.join(', ')}; each row was rounded half-even to six decimal places`,
    })
  }
  if (bare > 0) {
    findings.push({
      code: 'no-currency',
      severity: 'warning',
      count: bare,
      message: `${rowCount(bare)} ${bare === 1 ? 'names' : 'name'} no currency and ${bare === 1 ? 'was' : 'were'} taken for ${base}; leave them out with --exclude ${column}= if they may be another`,
    })
  }
  return findings
}

function list(rows: readonly { currency: string | null; rows: number }[]): string {
  const more = rows.length > LISTED ? `, and ${rows.length - LISTED} more` : ''
  return `${rows
    .slice(0, LISTED)
    .map(({ currency, rows: count }) => `${currency}: ${rowCount(count)}`)
    .join(', ')}${more}`
}
