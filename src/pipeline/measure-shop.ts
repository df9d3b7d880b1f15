import { OptionError, SourceError } from '../base/errors.ts'
import type { CleanOptions } from '../cleaning/clean-options.ts'
import { type CleanedTotals, cleanTotals } from '../cleaning/clean-totals.ts'
import { type CleanResult, cleanTransactions } from '../cleaning/clean-transactions.ts'
import { idVariantsFinding } from '../cleaning/id-variants-finding.ts'
import { readCurrency } from '../cleaning/read-currency.ts'
import { keptNames } from '../exports/kept-names.ts'
import { computeRfm } from '../rfm/compute-rfm.ts'
import { readCustomerTotals } from '../rfm/customer-totals.ts'
import type { CustomerColumns } from '../rfm/customers.ts'
import type { ExtraMeasure } from '../rfm/extra-measures.ts'
import { checkNeededRoles, needsRole } from '../rfm/needed-roles.ts'
import type { ReadOptions } from '../sources/read-options.ts'
import { readTransactions, type Transactions } from '../sources/read-transactions.ts'
import type { Store } from '../store/store.ts'
import type { RunContext } from './context.ts'
import { cancelledOrders, largeCustomers } from './outlier-findings.ts'
import type { ShopSummary } from './shop-summary.ts'
import { singleOrders } from './single-orders.ts'
import { readTotals, type Totals } from './totals.ts'

/** What a call says about reading and counting; the columns that cleaning alone needs follow from it. */
export type ShopOptions = Omit<ReadOptions, 'markDuplicates' | 'skipProducts' | 'readGroups'> & CleanOptions

/** A shop read, cleaned and measured: the part that every command has in common. */
export interface MeasuredShop {
  readonly transactions: Transactions
  readonly cleaned: CleanResult | CleanedTotals
  readonly customers: CustomerColumns
  /** What was measured beside recency, orders, revenue and tenure, as asked for. */
  readonly extras: readonly ExtraMeasure[]
  readonly totals: Totals
  readonly currency: string | null
}

/** A shop of which every purchase is known. */
export interface TransactionShop extends MeasuredShop {
  readonly cleaned: CleanResult
  readonly totals: Totals & { readonly firstDate: string; readonly lastDate: string }
}

/** From sources to measured customers; the tables behind it stay in the store. */
export async function measureShop(
  store: Store,
  sources: readonly string[],
  options: ShopOptions,
  context: RunContext,
  extras: readonly ExtraMeasure[] = [],
): Promise<MeasuredShop> {
  return countShop(store, await readShop(store, sources, options, context, { extras }), options, context, extras)
}

/**
 * The lines of the sources, with the columns that counting as the options say and the extra measures need; `readProducts`
 * reads products in any case.
 *
 * @throws OptionError when no column plays a role that a measure needs, or there are no purchases to measure.
 */
export async function readShop(
  store: Store,
  sources: readonly string[],
  options: ShopOptions,
  context: RunContext,
  { readProducts = false, extras = [] }: { readProducts?: boolean; extras?: readonly ExtraMeasure[] } = {},
): Promise<Transactions> {
  const columns = {
    markDuplicates: options.duplicates === 'drop' || options.deduplicate === 'files',
    skipProducts: options.refunds !== 'match' && !readProducts && !needsRole(extras, 'product'),
    readGroups: (['category', 'channel'] as const).filter((role) => needsRole(extras, role)),
  }
  const transactions = await readTransactions(store, sources, { ...options, ...columns }, context)
  checkNeededRoles(extras, transactions.roles)
  if (extras.length > 0 && transactions.grain === 'customers') {
    throw new OptionError(
      `${extras.join(', ')} ${extras.length > 1 ? 'need' : 'needs'} every purchase, and the source holds one row per customer; give it the transactions, or leave ${extras.length > 1 ? 'them' : 'it'} out`,
    )
  }
  return transactions
}

/** From lines to measured customers. */
export async function countShop(
  store: Store,
  transactions: Transactions,
  options: ShopOptions,
  context: RunContext,
  extras: readonly ExtraMeasure[] = [],
): Promise<MeasuredShop> {
  context.onProgress('cleaning')
  if (transactions.grain === 'customers') return measureTotals(store, transactions, options, context)
  const cleaned = await cleanTransactions(store, transactions, options)
  const named = await readCurrency(store, transactions.roles, options.rates)
  context.onProgress('measuring customers')
  const { asOf, hasAmounts } = cleaned
  const customers = await computeRfm(store, { table: 'customers', asOf, hasAmounts, extras })
  const totals = await readTotals(store)
  const findings = [
    ...cleaned.findings,
    ...named.findings,
    ...singleOrders(customers, transactions, cleaned),
    ...(await idVariantsFinding(store, hasAmounts)),
    ...(hasAmounts ? await cancelledOrders(store, cleaned, Number(totals.revenue)) : []),
    ...largeCustomers(customers),
  ]
  return {
    transactions,
    cleaned: { ...cleaned, findings },
    customers,
    extras,
    totals,
    currency: named.currency ?? transactions.currency ?? null,
  }
}

async function measureTotals(
  store: Store,
  transactions: Transactions,
  options: ShopOptions,
  context: RunContext,
): Promise<MeasuredShop> {
  const cleaned = await cleanTotals(store, transactions, options)
  context.onProgress('measuring customers')
  const customers = await readCustomerTotals(store, { table: 'customers', hasAmounts: cleaned.hasAmounts })
  const variants = await idVariantsFinding(store, cleaned.hasAmounts)
  const findings = [...cleaned.findings, ...variants, ...largeCustomers(customers)]
  const totals = await readTotals(store)
  return {
    transactions,
    cleaned: { ...cleaned, findings },
    customers,
    extras: [],
    totals,
    currency: transactions.currency ?? null,
  }
}

/** `measureShop` for what needs to know every purchase. @throws SourceError where the source holds customers' totals. */
export async function measureTransactions(
  store: Store,
  sources: readonly string[],
  options: ShopOptions,
  context: RunContext,
  extras: readonly ExtraMeasure[] = [],
): Promise<TransactionShop> {
  return needTransactions(await measureShop(store, sources, options, context, extras))
}

/** The same shop. @throws SourceError where it was made from customers' totals. */
export function needTransactions(shop: MeasuredShop): TransactionShop {
  if (isOfTransactions(shop)) return shop
  throw new SourceError(
    'the source holds one row per customer, and this needs every purchase; give it the transactions that the totals were made of',
  )
}

function isOfTransactions(shop: MeasuredShop): shop is TransactionShop {
  return shop.transactions.grain === 'transactions'
}

/** What a summary says about the shop before anybody is segmented. */
export function shopSummary({ transactions, cleaned, extras, totals, currency }: MeasuredShop): ShopSummary {
  return {
    sources: transactions.sources.map(({ table, rows, sha256 }) => ({
      path: table.file.path,
      rows,
      bytes: table.file.bytes,
      sha256,
    })),
    columns: transactions.roles,
    grain: transactions.grain,
    asOf: cleaned.asOf,
    since: cleaned.since,
    days: transactions.days,
    orderUnit: cleaned.orders,
    refunds: cleaned.refunds,
    currency,
    hasClock: totals.hasClock,
    firstDate: totals.firstDate,
    lastDate: totals.lastDate,
    rows: {
      read: cleaned.read,
      kept: cleaned.kept,
      rejected: cleaned.rejected,
    },
    rejectedMoney: cleaned.rejectedMoney,
    customers: totals.customers,
    orders: totals.orders,
    revenue: cleaned.hasAmounts ? totals.revenue : null,
    repeatRate: totals.repeatRate,
    keep: keptNames(transactions.keep),
    ...(extras.length > 0 && { extras }),
  }
}
