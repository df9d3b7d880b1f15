import type { Random } from '../numeric/random.ts'

export const USUAL_LINES = 2.6
const MOST_LINES = 6
/** Lines that are sent back, each a row of its own. */
const RETURN_RATE = 0.021

/** How many lines each order gets. */
export interface LineBudget {
  /** Lines of the next order, 0 for "no room for this order"; `needed` is a customer's first, which always has room. */
  takeOrder(needed: boolean): number
  /** Whether the line just written is sent back later. */
  takeReturn(): boolean
}

/** One to six lines an order, without an end. */
export function freeBudget(random: Random): LineBudget {
  return {
    takeOrder: () => drawLines(random, USUAL_LINES),
    takeReturn: () => random() < RETURN_RATE,
  }
}

/**
 * Spends exactly `rows` rows on `orders` orders: each draws around what is left per order, and the last takes the rest.
 * More than six lines an order only where rows / orders asks for it; orders are dropped where rows run short, never a
 * customer's first as long as rows >= customers.
 */
export function exactBudget(random: Random, rows: number, orders: number): LineBudget {
  let rowsLeft = rows
  let ordersLeft = orders
  return {
    takeOrder(needed) {
      const fits = rowsLeft >= ordersLeft
      ordersLeft--
      if (!fits && !needed) return 0
      const drawn = drawLines(random, rowsLeft / (ordersLeft + 1) / (1 + RETURN_RATE))
      const lines = ordersLeft === 0 ? rowsLeft : Math.max(1, Math.min(drawn, rowsLeft - ordersLeft))
      rowsLeft -= lines
      return lines
    },
    takeReturn() {
      if (random() >= RETURN_RATE || rowsLeft <= ordersLeft || ordersLeft === 0) return false
      rowsLeft--
      return true
    },
  }
}

/** 1 + binomial(5, p) lines with this mean; beyond a mean of six, the mean rounded up or down at random. */
function drawLines(random: Random, mean: number): number {
  if (mean >= MOST_LINES) return Math.floor(mean + random())
  let lines = 1
  for (let i = 1; i < MOST_LINES; i++) if (random() * (MOST_LINES - 1) < mean - 1) lines++
  return lines
}
