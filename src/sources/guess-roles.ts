import { OptionError, SourceError } from '../base/errors.ts'
import { recogniseDate } from './forms/recognise-date.ts'
import { isIdLike } from './id-like.ts'
import { knownRoles } from './known-exports.ts'
import { normalise } from './normalise.ts'
import { refusePeriodsAcross } from './periods-across.ts'
import { type ColumnRoles, CUSTOMARY_NAMES, ORDER_AMOUNTS, ROLES, type Role, TRANSACTION_ROLES } from './roles.ts'
import { shellWord } from './shell-word.ts'

/** A source column with some of its values, from which its role is guessed. */
export interface ColumnSample {
  readonly name: string
  /** Non-empty values of the first rows. */
  readonly values: readonly string[]
}

const RANKS: ReadonlyMap<Role, ReadonlyMap<string, number>> = new Map(
  ROLES.map((role) => [
    role,
    new Map(
      CUSTOMARY_NAMES[role].flatMap((line, rank) => line.split(' ').map((name) => [normalise(name), rank] as const)),
    ),
  ]),
)

/** No column, or none alone, can be taken for a role that is needed: name it. */
export class RoleError extends SourceError {
  readonly role: Role
  /** Columns that might play it. */
  readonly candidates: readonly string[]
  /** All columns of the sources. */
  readonly columns: readonly ColumnSample[]

  constructor(message: string, found: Pick<RoleError, 'role' | 'candidates' | 'columns'>) {
    super(message)
    this.role = found.role
    this.candidates = found.candidates
    this.columns = found.columns
  }
}

/** A clock without a day, as tills keep it in a column of its own. */
const TIME_OF_DAY = /^\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*$/i

/** Roles that hold numbers. */
const NUMERIC: ReadonlySet<Role> = new Set(['quantity', 'unitPrice', 'amount', 'recencyDays', 'orderCount', 'revenue'])

/** The two columns of money that account statements have. */
const OUT = new Set(
  'debit debits soll debe cargo dare addebito debet moneyout paidout withdrawal withdrawals ausgang'.split(' '),
)
const INTO = new Set(
  'credit credits haben haber abono avere accredito moneyin paidin deposit deposits eingang'.split(' '),
)

/** Roles of which a wrong guess would cost little and a missing one nothing: equals are resolved by position. */
const OPTIONAL: ReadonlySet<Role> = new Set(['product', 'category', 'channel', 'currency', 'status'])

/**
 * Which column plays which role, by customary names and by what is in the column. Columns that are given stay as given.
 * `status` is never guessed: whether a row is cancelled is too much to hang on a name.
 *
 * @throws RoleError when two columns fit a role equally well, or a needed role has no column.
 * @throws OptionError when a given column does not exist.
 */
export function guessRoles(columns: readonly ColumnSample[], given: ColumnRoles): ColumnRoles {
  const roles: Partial<Record<Role, string>> = {}
  const { unitPrice, ...known } = knownRoles(new Map(columns.map(({ name }) => [normalise(name), name])))
  const isPriced = unitPrice !== undefined && given.amount === undefined
  const wished: ColumnRoles = { ...known, ...(isPriced && { unitPrice }), ...given }
  for (const role of TRANSACTION_ROLES) {
    const name = wished[role]
    if (name !== undefined && name !== 'none') roles[role] = findColumn(columns, role, name)
  }
  const taken = new Set(Object.values(roles))
  for (const role of TRANSACTION_ROLES) {
    if (wished[role] !== undefined || role === 'status') continue
    if (role === 'unitPrice' && wished.amount !== undefined) continue
    if (role === 'amount' && isPriced) continue
    const ofLines = role === 'amount' && roles.unitPrice !== undefined && roles.quantity !== undefined
    const name = bestColumn(
      columns.filter((column) => !taken.has(column.name) && !(ofLines && isOfOrder(column.name))),
      role,
      columns,
    )
    if (name === undefined) continue
    roles[role] = name
    taken.add(name)
  }
  requireRoles(columns, roles, given)
  return roles
}

/** Whether a name says that the money is that of a whole order, which would count once for each of its lines. */
function isOfOrder(name: string): boolean {
  return rankOf('amount', name) === ORDER_AMOUNTS
}

/** The column that an option names: as written, but for case and punctuation, or by its 1-based place. @throws OptionError */
export function findColumn(columns: readonly ColumnSample[], role: Role, name: string): string {
  const exact = columns.find((column) => column.name === name)
  const byPosition = /^\d+$/.test(name) ? columns[Number(name) - 1] : undefined
  const found = exact ?? columns.find((column) => normalise(column.name) === normalise(name)) ?? byPosition
  if (found) return found.name
  throw new OptionError(`--columns ${role}=${name}: there is no such column; choose one of ${list(columns)}`)
}

/** The column with the most telling customary name among the open ones that hold what the role needs. @throws RoleError for equals */
export function bestColumn(
  open: readonly ColumnSample[],
  role: Role,
  columns: readonly ColumnSample[] = open,
): string | undefined {
  const candidates = open
    .map((column) => ({ column, rank: rankOf(role, column.name) }))
    .filter((candidate) => candidate.rank !== undefined && isPlausible(role, candidate.column.values))
  if (candidates.length === 0) return undefined
  const best = Math.min(...candidates.map((candidate) => candidate.rank!))
  const equals = candidates.filter((candidate) => candidate.rank === best).map((candidate) => candidate.column)
  if (equals.length === 1 || OPTIONAL.has(role)) return equals[0]!.name
  throw new RoleError(
    `${equals.length} columns could be the ${role}: ${list(equals)}; choose with --columns ${role}=${equals[0]!.name}`,
    { role, candidates: equals.map((column) => column.name), columns },
  )
}

/** The line of customary names that has this one: as it stands, or without a unit in brackets behind it or `Sum of` before it. */
function rankOf(role: Role, name: string): number | undefined {
  const ranks = RANKS.get(role)!
  const bare = name.replace(/\s*[([][^)\]]*[)\]]\s*$/, '').replace(/^\s*(?:sum of|summe von|somme de|suma de)\s+/i, '')
  return ranks.get(normalise(name)) ?? ranks.get(normalise(bare))
}

/** Columns that could play a role by their name and contents, most likely first. */
export function roleCandidates(columns: readonly ColumnSample[], role: Role): string[] {
  return columns
    .flatMap(({ name, values }) => {
      const rank = rankOf(role, name)
      return rank !== undefined && isPlausible(role, values) ? [{ name, rank }] : []
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
}

function isPlausible(role: Role, values: readonly string[]): boolean {
  if (values.length === 0) return true
  const fits = values.filter((value) => fitsRole(role, value)).length
  return fits >= values.length / 2
}

function fitsRole(role: Role, value: string): boolean {
  if (role === 'orderedAt' || role === 'lastOrderAt') {
    const isLikely = /\d/.test(value) && value.length >= 6 && !/^[+-]?\d+[.,]\d+$/.test(value)
    return (isLikely && !TIME_OF_DAY.test(value)) || recogniseDate(value) !== undefined
  }
  if (NUMERIC.has(role)) return /^[^\d]{0,5}[\d.,'’ \u00a0\u202f\u2009]*\d([eE][+-]?\d+|[^\d]{0,6})$/.test(value)
  return true
}

function requireRoles(columns: readonly ColumnSample[], roles: ColumnRoles, given: ColumnRoles): void {
  if (roles.orderedAt === undefined) refusePeriodsAcross(names(columns))
  for (const role of ['customerId', 'orderedAt'] as const) {
    if (roles[role] === undefined) {
      refuseUnfit(columns, [role])
      throw new RoleError(
        `no column looks like the ${role}; say which it is with --columns ${role}=NAME, one of ${list(columns)}`,
        { role, candidates: names(columns.filter(({ name }) => !Object.values(roles).includes(name))), columns },
      )
    }
  }
  if (roles.amount !== undefined || roles.unitPrice !== undefined || given.amount === 'none') return
  refuseUnfit(columns, ['amount', 'unitPrice'])
  const taken = new Set(Object.values(roles))
  const numeric = columns.filter(
    (column) =>
      !taken.has(column.name) && column.values.length > 0 && isPlausible('amount', column.values) && !isIdLike(column),
  )
  const [out, into] = [OUT, INTO].map((side) => numeric.find(({ name }) => side.has(normalise(name)))?.name)
  if (out !== undefined && into !== undefined) {
    throw new RoleError(
      `money stands in two columns, ${out} and ${into}; name the one that holds what customers paid, ${into} in the bank's view and ${out} in that of your books, with --columns ${shellWord(`amount=${into}`)}, which sets rows without it aside, or put both into one column with returns below zero`,
      { role: 'amount', candidates: [into, out], columns },
    )
  }
  if (numeric.length > 0 || roles.quantity !== undefined) {
    throw new RoleError(
      `no column looks like the amount; say which it is with --columns amount=NAME (candidates: ${list(numeric.length ? numeric : columns)}), or amount=none to segment without money`,
      { role: 'amount', candidates: names(numeric.length ? numeric : columns), columns },
    )
  }
}

/** @throws SourceError when a column has the name of a role and holds something else. */
function refuseUnfit(columns: readonly ColumnSample[], roles: readonly Role[]): void {
  for (const role of roles) {
    const unfit = columns.find(({ name, values }) => rankOf(role, name) !== undefined && !isPlausible(role, values))
    if (!unfit) continue
    const example = unfit.values.find((value) => !fitsRole(role, value))!
    const shown = JSON.stringify(example.length > 40 ? `${example.slice(0, 40)}…` : example)
    const kind = role === 'orderedAt' ? 'date' : 'number'
    const none = role === 'orderedAt' ? '' : ', or amount=none to segment without money'
    throw new RoleError(
      `column ${unfit.name} holds ${shown}, which is no ${kind}; name another column with --columns ${role}=NAME${none}`,
      { role, candidates: names(columns.filter(({ values }) => isPlausible(role, values))), columns },
    )
  }
}

function names(columns: readonly ColumnSample[]): string[] {
  return columns.map((column) => column.name)
}

function list(columns: readonly ColumnSample[]): string {
  return names(columns).join(', ')
}
