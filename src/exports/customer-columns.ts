/** What is known of a customer before anything is scored or clustered; in the order of the file. */
export const MEASURED_COLUMNS = [
  'customer_id',
  'first_order_at',
  'last_order_at',
  'recency_days',
  'order_count',
  'revenue',
  'average_order_value',
  'tenure_days',
] as const

/** Columns of every customers.csv, in its order. */
export const CUSTOMER_COLUMNS: readonly string[] = [
  ...MEASURED_COLUMNS,
  'r_score',
  'f_score',
  'm_score',
  'rfm_cell',
  'rfm_segment',
  'cluster',
  'segment',
  'confidence',
]

/** Columns that lifetime value adds on request; in the order of the file, behind all others of ours. */
export const VALUE_CUSTOMER_COLUMNS = ['expected_orders', 'probability_alive', 'expected_value'] as const
