import { describe, expect, it } from 'vitest'
import { printSummary } from '../../src/cli/print-summary.ts'
import type { RunSummary } from '../../src/pipeline/run.ts'

function summaryWith(names: readonly string[], revenueShare = 0.5): RunSummary {
  const segments = names.map((segment, cluster) => ({
    segment,
    cluster,
    customers: 1234,
    share: 0.5,
    revenue: '1234567.89',
    revenueShare,
    medianRecencyDays: 100,
    medianOrderCount: 12,
    medianRevenue: 16_219.5,
    action: 'Write to them.',
  }))
  return {
    columns: { customerId: 'id', orderedAt: 'date', amount: 'amount' },
    customers: 2468,
    orders: 9999,
    revenue: '2469135.78',
    asOf: '2011-12-10',
    currency: null,
    rows: { read: 10, kept: 10, rejected: {} },
    findings: [],
    segments,
  } as unknown as RunSummary
}

const outcome = { why: 'Because.', folder: 'clientele-out' }

describe('printSummary', () => {
  it('keeps within 80 columns and tells long names apart by their last part', () => {
    const text = printSummary(
      summaryWith(['Champions (higher spend)', 'Champions (lower spend)', 'x'.repeat(60)]),
      outcome,
    )
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80)
    expect(text).toMatch(
      /^Champions +1,234 .*\n {2}\(higher spend\)\nChampions +1,234 .*\n {2}\(lower spend\)\nx{21}… /m,
    )
  })

  it('shows a loss that is next to nothing as such', () => {
    expect(printSummary(summaryWith(['Lost'], -0.0004), outcome)).toContain(' >−0.1% ')
  })
})
