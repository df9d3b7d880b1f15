import type { Finding } from '../base/findings.ts'

/** Above this share of rows, the picture of the customers is in doubt. */
const SERIOUS_SHARE = 0.1
/** Below this share, rows change nothing that anybody would see. */
const QUIET_SHARE = 0.001

/** How loud a finding about this share of the rows is. */
export function severityOf(share: number): Finding['severity'] {
  if (share > SERIOUS_SHARE) return 'serious'
  return share < QUIET_SHARE ? 'info' : 'warning'
}

export function rowCount(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`
}

export function percent(share: number): string {
  return share < QUIET_SHARE ? '<0.1%' : `${(share * 100).toFixed(1)}%`
}
