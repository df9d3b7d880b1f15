import type { Store } from '../store/store.ts'

/** Quantities are whole millionths here, so that nothing is lost in between. */
const MILLIONTHS = 1_000_000

/**
 * Pairs each return with the customer's latest earlier sale of the same product at the same unit price that has
 * quantity left (without product: of the same absolute amount), ties to the later row. A sale of the same instant counts
 * as earlier wherever its row stands, so that a shuffled log gives the same result. Leaves the table `matched` with
 * what remains of every row that a pairing touched: `line, quantity_left, amount_left`.
 *
 * @returns the number of returns of which some quantity found no sale.
 */
export async function matchReturns(store: Store, options: { byProduct: boolean; window: string }): Promise<number> {
  const good = options.byProduct ? 'product, unit' : 'abs(amount)'
  await store.run(`CREATE OR REPLACE TEMP TABLE pairing AS
    WITH sale AS (
      SELECT line, customer_id, ordered_at, amount, ${options.byProduct ? 'product, abs(unit_price) AS unit,' : ''}
        ${options.byProduct ? 'quantity' : 'CASE WHEN amount < 0 THEN -1 ELSE 1 END::DECIMAL(14,6)'} AS units
      FROM lines WHERE ${options.window} AND amount <> 0 ${options.byProduct ? 'AND quantity <> 0 AND product IS NOT NULL' : ''})
    SELECT line, dense_rank() OVER (ORDER BY customer_id, ${good}) AS good, ordered_at, units, amount,
      (units * ${MILLIONTHS})::DOUBLE AS millionths
    FROM sale QUALIFY count(*) FILTER (units < 0) OVER (PARTITION BY customer_id, ${good}) > 0`)
  const { n } = await store.row<{ n: bigint }>('SELECT count(*) AS n FROM pairing')
  const [line, good_, units] = await store.numbers(
    'SELECT line::DOUBLE, good::DOUBLE, millionths FROM pairing ORDER BY good, ordered_at, units < 0, line',
    Number(n),
    3,
  )
  const { left, unmatched } = pairLatestFirst(good_!, units!)
  await store.append('paired', { line: line!, left_over: left })
  await store.run(`CREATE OR REPLACE TEMP TABLE matched AS
    SELECT p.line, (left_over / ${MILLIONTHS})::DECIMAL(14,6) AS quantity_left,
      CASE WHEN left_over = 0 THEN 0 WHEN left_over = p.millionths THEN p.amount
        ELSE (p.amount * (left_over::DECIMAL(20,0))::DECIMAL(20,0) / p.millionths::DECIMAL(20,0)) END::DECIMAL(38,6) AS amount_left
    FROM pairing p JOIN paired q ON p.line = q.line::BIGINT WHERE q.left_over <> p.millionths`)
  return unmatched
}

/**
 * What is left of each row after pairing, rows being sorted by good and time: sales wait on a stack, a return takes
 * from the top.
 */
export function pairLatestFirst(good: Float64Array, units: Float64Array): { left: Float64Array; unmatched: number } {
  const left = units.slice()
  let stack: number[] = []
  let unmatched = 0
  for (let i = 0; i < left.length; i++) {
    if (i > 0 && good[i] !== good[i - 1]) stack = []
    if (left[i]! > 0) {
      stack.push(i)
      continue
    }
    while (left[i]! < 0 && stack.length > 0) {
      const sale = stack.at(-1)!
      const taken = Math.min(left[sale]!, -left[i]!)
      left[sale] = left[sale]! - taken
      left[i] = left[i]! + taken
      if (left[sale] === 0) stack.pop()
    }
    if (left[i]! < 0) unmatched++
  }
  return { left, unmatched }
}
