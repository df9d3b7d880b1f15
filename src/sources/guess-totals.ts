import { OptionError, SourceError } from '../base/errors.ts'
import { bestColumn, type ColumnSample, findColumn } from './guess-roles.ts'
import { normalise } from './normalise.ts'
import { type ColumnRoles, CUSTOMARY_NAMES, TOTAL_ROLES, TRANSACTION_ROLES } from './roles.ts'

/** Columns of a source that holds one row per customer. */
export type TotalColumns = ColumnRoles & { readonly customerId: string; readonly orderCount: string }

/** Of the first rows, so many must have an id of their own; nearly all where there is a date that may be that of a purchase. */
const LEAST_DISTINCT = 0.5
const LEAST_DISTINCT_WITH_DATE = 0.95
/** Below this many rows, measures may well all lie between 1 and 5. */
const ENOUGH_TO_SEE_SCORES = 20

/**
 * The columns of a source with one row per customer: days since the last order or its date, the number of orders, and what
 * was spent. Undefined where the source looks like transactions: no such columns, an order id, a date of the order, or
 * several rows for one customer. Columns that are given stay as given, and decide.
 *
 * @throws OptionError when roles of both kinds are given; SourceError when a column is needed, or holds something else.
 */
export function guessTotals(columns: readonly ColumnSample[], given: ColumnRoles): TotalColumns | undefined {
  const asked = TOTAL_ROLES.some((role) => given[role] !== undefined)
  const ofOrders = TRANSACTION_ROLES.filter((role) => role !== 'customerId' && given[role] !== undefined)
  if (asked && ofOrders.length > 0) {
    throw new OptionError(
      `--columns names ${ofOrders[0]}, which an order has, and ${TOTAL_ROLES.find((role) => given[role] !== undefined)}, which a customer has; give roles of one kind`,
    )
  }
  if (!asked && (ofOrders.length > 0 || !looksLikeTotals(columns))) return undefined
  const roles = assignColumns(columns, given)
  if (!asked) refuseOtherMeasures(columns, roles)
  return requireTotals(roles, columns)
}

function looksLikeTotals(columns: readonly ColumnSample[]): boolean {
  const named = (names: readonly string[]): boolean => {
    const known = new Set(names.flatMap((line) => line.split(' ')).filter((name) => name.length > 1))
    return columns.some(({ name }) => known.has(normalise(name)))
  }
  const letters = ['r', 'f', 'm'].every((letter) => columns.some(({ name }) => normalise(name) === letter))
  const last = named([...CUSTOMARY_NAMES.lastOrderAt, ...CUSTOMARY_NAMES.recencyDays])
  const measured = letters || (last && named(CUSTOMARY_NAMES.orderCount))
  const ofOrders = named([...CUSTOMARY_NAMES.orderId, CUSTOMARY_NAMES.orderedAt[0]!])
  if (!measured || ofOrders) return false
  const id = bestColumn(columns, 'customerId')
  const ids = columns.find(({ name }) => name === id)?.values ?? []
  const least = named([CUSTOMARY_NAMES.orderedAt[1]!]) ? LEAST_DISTINCT_WITH_DATE : LEAST_DISTINCT
  return id !== undefined && new Set(ids).size >= least * ids.length
}

function assignColumns(columns: readonly ColumnSample[], given: ColumnRoles): ColumnRoles {
  const roles: ColumnRoles = {}
  const wanted = ['customerId', ...TOTAL_ROLES] as const
  for (const role of wanted) {
    const name = given[role]
    if (name !== undefined && name !== 'none') roles[role] = findColumn(columns, role, name)
  }
  for (const role of wanted) {
    if (given[role] !== undefined) continue
    const taken = new Set(Object.values(roles))
    const name = bestColumn(
      columns.filter((column) => !taken.has(column.name)),
      role,
    )
    if (name !== undefined) roles[role] = name
  }
  return roles
}

/** Under these names lifetime models keep other measures, and some tables keep scores. */
function refuseOtherMeasures(columns: readonly ColumnSample[], roles: ColumnRoles): void {
  const remedy =
    'if they are days since the last order, number of orders and money, say so with --columns recencyDays=NAME,orderCount=NAME,revenue=NAME'
  const age = columns.find(({ name }) => ['t', 'tcal', 'age'].includes(normalise(name)))
  if (age && roles.recencyDays && normalise(roles.orderCount ?? '') === 'frequency') {
    throw new SourceError(
      `columns ${roles.orderCount}, ${roles.recencyDays} and ${age.name} look like a summary for lifetime models, where recency is the age at the last order and frequency counts repeats; ${remedy}`,
    )
  }
  const values = [roles.recencyDays, roles.orderCount, roles.revenue].map(
    (name) => columns.find((column) => column.name === name)?.values ?? [],
  )
  const areScores = values.every(
    (column) => column.length >= ENOUGH_TO_SEE_SCORES && column.every((value) => /^[1-5]$/.test(value)),
  )
  if (areScores) {
    throw new SourceError(
      `columns ${roles.recencyDays}, ${roles.orderCount} and ${roles.revenue} hold nothing but 1 to 5, which look like scores; give the measures that the scores were made of, or ${remedy}`,
    )
  }
}

function requireTotals(roles: ColumnRoles, columns: readonly ColumnSample[]): TotalColumns {
  const { customerId, orderCount, recencyDays, lastOrderAt } = roles
  const missing =
    customerId === undefined
      ? 'customerId'
      : orderCount === undefined
        ? 'orderCount'
        : recencyDays === undefined && lastOrderAt === undefined
          ? 'lastOrderAt'
          : undefined
  if (missing) {
    throw new SourceError(
      `no column looks like the ${missing}; say which it is with --columns ${missing}=NAME, one of ${columns.map(({ name }) => name).join(', ')}`,
    )
  }
  return { ...roles, customerId: customerId!, orderCount: orderCount! }
}

/** The roles under which such a row is read like a line: dated on the last order, with the number of orders as its quantity. */
export function lineRoles({ customerId, lastOrderAt, recencyDays, orderCount, revenue }: TotalColumns): ColumnRoles {
  return {
    customerId,
    ...(lastOrderAt !== undefined && { orderedAt: lastOrderAt }),
    ...(recencyDays !== undefined && { recencyDays }),
    quantity: orderCount,
    ...(revenue !== undefined && { amount: revenue }),
    orderCount,
  }
}
