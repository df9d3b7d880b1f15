/** What can be measured of customers beside recency, orders, revenue and tenure; see docs/methods/features.md. */
export const EXTRA_MEASURES = [
  'interpurchase',
  'regularity',
  'overdue',
  'basketSize',
  'returnRate',
  'breadth',
  'categoryShare',
  'channelShare',
  'discountShare',
] as const
export type ExtraMeasure = (typeof EXTRA_MEASURES)[number]

/** The name of each in tables and in customers.csv. */
export const EXTRA_COLUMNS: Readonly<Record<ExtraMeasure, string>> = {
  interpurchase: 'interpurchase_days',
  regularity: 'regularity',
  overdue: 'overdue_days',
  basketSize: 'basket_size',
  returnRate: 'return_rate',
  breadth: 'breadth',
  categoryShare: 'category_share',
  channelShare: 'channel_share',
  discountShare: 'discount_share',
}

/** Those among the names that are extra measures, in their order. */
export function extraMeasuresOf(names: readonly string[]): ExtraMeasure[] {
  return names.filter((name): name is ExtraMeasure => name in EXTRA_COLUMNS)
}

/** Those asked for and what they are made from: `overdue` needs the gaps of the other customers. */
export function measuresBehind(measures: readonly ExtraMeasure[]): ExtraMeasure[] {
  const hidden = measures.includes('overdue') && !measures.includes('interpurchase')
  return hidden ? [...measures, 'interpurchase'] : [...measures]
}
