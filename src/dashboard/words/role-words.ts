import type { Role } from '../../sources/roles.ts'

export interface RoleWord {
  readonly name: string
  /** What depends on it. */
  readonly need: string
}

/** What a column can mean, in the order in which it is asked for. */
export const ROLE_WORDS: Readonly<Record<Role, RoleWord>> = {
  customerId: { name: 'Customer', need: 'needed' },
  orderedAt: { name: 'Date of order', need: 'needed' },
  orderId: { name: 'Order', need: 'tells orders of one day apart' },
  amount: { name: 'Amount', need: 'of the row' },
  quantity: { name: 'Quantity', need: 'quantity × price' },
  unitPrice: { name: 'Price of one', need: 'quantity × price' },
  product: { name: 'Product', need: 'optional' },
  category: { name: 'Category', need: 'optional' },
  channel: { name: 'Channel', need: 'optional' },
  currency: { name: 'Currency', need: 'optional' },
  status: { name: 'Status', need: 'optional: sets cancelled rows aside' },
  lastOrderAt: { name: 'Last order', need: 'one row per customer' },
  recencyDays: { name: 'Days since last order', need: 'one row per customer' },
  orderCount: { name: 'Number of orders', need: 'one row per customer' },
  revenue: { name: 'Money spent', need: 'one row per customer' },
}
