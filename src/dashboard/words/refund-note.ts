import type { RunSettings } from '../../api/settings.ts'

/** What stands after an amount of revenue, so that it is known what it holds. */
export function refundNote(refunds: RunSettings['refunds'] = 'net'): string {
  if (refunds === 'drop') return ', cancellations left out'
  if (refunds === 'match') return ', returns taken from the orders they belong to'
  return ', returns deducted'
}
