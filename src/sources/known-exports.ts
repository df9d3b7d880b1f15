import type { ColumnRoles } from './roles.ts'

/** An export of a shop system in which columns mean something else than their names do elsewhere. */
interface KnownExport {
  /** Column names that no other export has together, as they are compared. */
  readonly told: readonly string[]
  readonly roles: ColumnRoles
}

/**
 * Shopify writes what belongs to the order, such as its total, on the first line of the order alone, so that the money of a
 * line is that of the item; its order number is called Name. Amazon's item-price is that of all units of the line.
 */
const EXPORTS: readonly KnownExport[] = [
  {
    told: ['name', 'email', 'financialstatus', 'createdat', 'lineitemquantity', 'lineitemprice', 'lineitemname'],
    roles: { customerId: 'email', orderId: 'name', quantity: 'lineitemquantity', unitPrice: 'lineitemprice' },
  },
  {
    told: ['amazonorderid', 'purchasedate', 'itemprice', 'quantity'],
    roles: { orderId: 'amazonorderid', amount: 'itemprice' },
  },
]

/**
 * The roles that a known export gives its columns; empty for all others. `names` has each column as it is written under its
 * name as it is compared.
 */
export function knownRoles(names: ReadonlyMap<string, string>): ColumnRoles {
  const known = EXPORTS.find(({ told }) => told.every((name) => names.has(name)))
  if (!known) return {}
  return Object.fromEntries(Object.entries(known.roles).map(([role, name]) => [role, names.get(name)!]))
}
