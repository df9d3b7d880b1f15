import { OptionError } from '../base/errors.ts'
import { nearestName } from '../base/nearest-name.ts'
import {
  type CleanOptions,
  DUPLICATE_POLICIES,
  ORDER_UNITS,
  REFUND_POLICIES,
  SHARED_ROW_POLICIES,
} from '../cleaning/clean-options.ts'
import { ID_POLICIES } from '../sources/customer-ids.ts'
import { AMOUNT_UNITS } from '../sources/order-totals.ts'
import { baseCurrency, type Rates } from '../sources/rates.ts'
import type { ReadOptions } from '../sources/read-options.ts'
import { type ColumnRoles, ROLES, type Role } from '../sources/roles.ts'
import type { CliCall } from './parse-command.ts'

/** The options of reading, from the words of the call. */
export function readOptionsOf(call: CliCall): Omit<ReadOptions, 'markDuplicates'> {
  const columns = columnRoles(call)
  const exclude = call.pairs('exclude')
  const where = call.pairs('where')
  const keep = call.list('keep')
  const rates = ratesOf(call)
  const sheets = call.list('sheet')
  const delimiter = call.text('delimiter')
  return {
    ...(Object.keys(columns).length > 0 && { columns }),
    ...textOption(call, 'date-format', 'dateFormat'),
    ...textOption(call, 'encoding', 'encoding'),
    ...textOption(call, 'timezone', 'timezone'),
    ...textOption(call, 'table', 'table'),
    ...textOption(call, 'query', 'query'),
    ...(sheets.length > 0 && { sheets }),
    ...(call.text('decimal') !== undefined && { decimal: oneOf(call.text('decimal')!, [',', '.'], '--decimal') }),
    ...(delimiter !== undefined && { delimiter: oneCharacter(delimiter) }),
    ...choice(call, 'ids', ID_POLICIES),
    ...choice(call, 'amounts', AMOUNT_UNITS),
    ...(rates && { rates }),
    ...(exclude.length > 0 && { exclude }),
    ...(where.length > 0 && { where }),
    ...(keep.length > 0 && { keep }),
  }
}

/** The options of cleaning, from the words of the call. */
export function cleanOptionsOf(call: CliCall): CleanOptions {
  return {
    ...textOption(call, 'as-of', 'asOf'),
    ...textOption(call, 'since', 'since'),
    ...choice(call, 'orders', ORDER_UNITS),
    ...choice(call, 'refunds', REFUND_POLICIES),
    ...choice(call, 'duplicates', DUPLICATE_POLICIES),
    ...choice(call, 'deduplicate', SHARED_ROW_POLICIES),
  }
}

export function textOption<Key extends string>(call: CliCall, name: string, key: Key): { [K in Key]?: string } {
  const value = call.text(name)
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: string })
}

/** An option with a fixed set of values, under its own name. */
export function choice<Name extends string, Value extends string>(
  call: CliCall,
  name: Name,
  values: readonly Value[],
): { [N in Name]?: Value } {
  const value = call.text(name)
  return value === undefined ? {} : ({ [name]: oneOf(value, values, `--${name}`) } as { [N in Name]: Value })
}

/** @throws OptionError when the value is none of the values. */
export function oneOf<Value extends string>(value: string, values: readonly Value[], flag: string): Value {
  const found = values.find((candidate) => candidate === value)
  if (found !== undefined) return found
  const near = nearestName(value, values)
  throw new OptionError(
    `${flag} ${value} is not known; ${near ? `did you mean ${near}? Choose` : 'choose'} one of ${values.join(', ')}`,
  )
}

/** @throws OptionError when the text is no number within the bounds. */
export function numberOf(text: string, flag: string, bounds: { from: number; to: number; whole?: boolean }): number {
  const value = Number(text)
  const { from, to, whole = false } = bounds
  if (text.trim() !== '' && value >= from && value <= to && (!whole || Number.isInteger(value))) return value
  const upTo = to >= Number.MAX_SAFE_INTEGER ? `of ${from} or more` : `from ${from} to ${to}`
  throw new OptionError(
    `${flag} ${text} is no ${whole ? 'whole ' : ''}number ${upTo}; give one, such as ${flag} ${whole ? Math.max(from, 1) : (from + Math.min(to, 1)) / 2}`,
  )
}

function columnRoles(call: CliCall): ColumnRoles {
  const roles: Partial<Record<Role, string>> = {}
  for (const { column, value } of call.pairs('columns')) roles[oneOf(column, ROLES, '--columns')] = value
  return roles
}

function ratesOf(call: CliCall): Rates | undefined {
  const pairs = call.pairs('rates')
  if (pairs.length === 0) return undefined
  const rates = Object.fromEntries(pairs.map(({ column, value }) => [column.trim().toUpperCase(), value.trim()]))
  baseCurrency(rates)
  return rates
}

function oneCharacter(delimiter: string): string {
  const character = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' }[delimiter] ?? delimiter
  if (character.length === 1) return character
  throw new OptionError(`--delimiter ${delimiter} is not one character; write it as "," ";" "|" or tab`)
}
