import type { ExtraMeasure } from '../rfm/extra-measures.ts'
import type { RunSummary } from './run.ts'

/** The words of a run with their exact meaning, and what others mean by them. */
export function definitionsOf(
  run: Pick<RunSummary, 'grain' | 'days' | 'asOf' | 'orderUnit' | 'refunds' | 'revenue' | 'extras'>,
): { term: string; text: string }[] {
  return run.grain === 'customers' ? ofTotals(run) : ofTransactions(run)
}

function ofTransactions(run: Parameters<typeof definitionsOf>[0]): { term: string; text: string }[] {
  const unit = { id: 'one order id', date: 'one calendar date', row: 'one row' }[run.orderUnit]
  const refunds = {
    net: 'Returned and cancelled rows stay and lower revenue; they never make an order.',
    drop: 'Cancelled, returned, zero-amount and negative-price rows are set aside.',
    match:
      "Each return is paired with the customer's latest earlier sale of the same product and price; the paired quantity leaves both.",
  }[run.refunds]
  return [
    {
      term: 'Recency',
      text: `Calendar days from the date of the last order to ${run.asOf}. Lifetimes tools mean the age at the last order instead.`,
    },
    {
      term: 'Orders',
      text: `The rows of one customer with ${unit}, not all of them returns, that sum to zero or more. R's rfm counts rows, lifetimes tools repeat periods.`,
    },
    ...(run.revenue === null
      ? []
      : [
          {
            term: 'Revenue',
            text: 'The exact sum of all kept rows of the customer; may be zero or negative after returns.',
          },
          { term: 'Average order value', text: 'Revenue divided by orders.' },
        ]),
    { term: 'Day', text: `Calendar ${run.days}.` },
    { term: 'Returns', text: refunds },
    { term: 'Tenure', text: `Calendar days from the date of the first order to ${run.asOf}.` },
    ...(run.extras ?? []).map((measure) => EXTRA_DEFINITIONS[measure]),
    ...ofAny,
  ]
}

/** What others counted, we only tell where it stands. */
function ofTotals({ asOf, revenue }: Pick<RunSummary, 'asOf' | 'revenue'>): { term: string; text: string }[] {
  const day = asOf === null ? 'a day that it does not tell' : asOf
  return [
    { term: 'Recency', text: `Days since the last order as the source has them, counted to ${day}.` },
    { term: 'Orders', text: 'The number of orders as the source has it.' },
    ...(revenue === null
      ? []
      : [
          { term: 'Revenue', text: 'The total per customer as the source has it.' },
          { term: 'Average order value', text: 'Revenue divided by orders.' },
        ]),
    ...ofAny,
  ]
}

const ofAny: readonly { term: string; text: string }[] = [
  {
    term: 'Scores',
    text: 'The highest is best in all three. Equal values have equal scores; scores depend neither on row order nor on the unit of money.',
  },
  {
    term: 'Confidence',
    text: 'The share of re-draws of the customers in which this customer falls into the same segment.',
  },
  { term: 'Repeat rate', text: 'Customers with two or more orders, divided by all customers.' },
]

const EXTRA_DEFINITIONS: Readonly<Record<ExtraMeasure, { term: string; text: string }>> = {
  interpurchase: {
    term: 'Days between orders',
    text: 'Days from the first order day to the last, divided by the order days after the first; empty for one order day.',
  },
  regularity: {
    term: 'Regularity',
    text: 'Standard deviation of the days between order days (divisor n) over their mean: 0 is clockwork, 1 is chance; empty below three order days.',
  },
  overdue: {
    term: 'Days overdue',
    text: "Recency beyond the customer's own mean days between order days, at least 0; empty for one order day.",
  },
  basketSize: { term: 'Basket size', text: 'Units of kept rows that are no returns, divided by orders.' },
  returnRate: {
    term: 'Return rate',
    text: 'Worth of returned and cancelled rows over that of bought ones, at most 1, whatever is done with refunds.',
  },
  breadth: { term: 'Breadth', text: 'Different products in kept rows that are no returns.' },
  categoryShare: {
    term: 'Main category share',
    text: 'Share of kept rows with a category, returns apart, that are of the most frequent one.',
  },
  channelShare: {
    term: 'Main channel share',
    text: 'Share of kept rows with a channel, returns apart, that are of the most frequent one.',
  },
  discountShare: {
    term: 'Share bought reduced',
    text: "Share of kept rows, returns apart, at a unit price 5% or more below the median of the product's rows.",
  },
}
