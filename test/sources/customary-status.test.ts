import { describe, expect, it } from 'vitest'
import { isUndone, UNDONE_STATUS } from '../../src/sources/customary-status.ts'
import { quoteText } from '../../src/store/sql.ts'
import { openStore } from '../../src/store/store.ts'

const UNDONE = [
  ...[
    'Cancelled',
    'canceled',
    'wc-cancelled',
    'VOIDED',
    'Refunded',
    'wc-refunded',
    'Failed',
    'payment_failed',
    'Declined',
  ],
  ...['storniert', 'Erstattet', 'annulé', 'Remboursée', 'anulado', 'reembolsado', 'Zwrócone', 'キャンセル済み'],
]
const SOLD = [
  ...[
    'completed',
    'paid',
    'Shipped',
    'partially_refunded',
    'Partially Cancelled',
    'teilweise erstattet',
    'unreturned',
    '',
  ],
  ...['pending', 'processing', 'partiellement remboursée', 'payée'],
]

describe('isUndone', () => {
  it('tells a sale that was taken back whole from all others, in SQL as in TypeScript', async () => {
    await using store = await openStore(':memory:', { threads: 1 })
    const rows = await store.rows<{ said: boolean }>(
      `SELECT ${isUndone('x')} AS said FROM (VALUES ${[...UNDONE, ...SOLD].map((text) => `(${quoteText(text)})`).join(', ')}) AS t(x)`,
    )
    const expected = [...UNDONE.map(() => true), ...SOLD.map(() => false)]
    expect(rows.map(({ said }) => said)).toEqual(expected)
    expect([...UNDONE, ...SOLD].map((text) => UNDONE_STATUS.test(text))).toEqual(expected)
  })
})
