import { ClienteleError, OptionError, SourceError } from '../base/errors.ts'
import type { ServerAddress } from './database-address.ts'
import type { ReadOptions } from './read-options.ts'

/** A statement that the server does not understand or allow, by PostgreSQL's classes and MySQL's codes. */
const REFUSED_STATEMENT =
  /^(42|22|0A|25|54)|^ER_(PARSE|BAD_|NO_SUCH|SYNTAX|WRONG|NON_|TABLE|CANT_EXECUTE|DBACCESS_|TABLEACCESS_|COLUMNACCESS_)/
const NO_ENTRY = /^28|^3D000|^ER_(ACCESS|DBACCESS|BAD_DB|NOT_SUPPORTED_AUTH)/

/** What a driver's error means for the reader, without a word of the secrets. Errors of our own stay as they are. */
export function databaseError(address: ServerAddress, error: unknown, { query }: ReadOptions): Error {
  if (error instanceof ClienteleError) return error
  const { code = '', message } = reasonOf(error)
  const reason = address.withoutSecrets(message)
  if (NO_ENTRY.test(code)) {
    return new SourceError(
      `${address.shown} lets nobody in like this (${reason}); check user and database in the address, and the password in ${passwordVariable(address)}`,
    )
  }
  if (REFUSED_STATEMENT.test(code)) {
    return query === undefined
      ? new SourceError(`${address.shown} does not give the table (${reason}); check --table and what you may read`)
      : new OptionError(`--query is refused by the database (${reason}); correct it there`)
  }
  return new SourceError(
    `${address.shown} cannot be read (${reason}); check host and port in the address, and that the server is up`,
  )
}

/** An attempt at several addresses of one host fails with several errors and no words of its own. */
function reasonOf(error: unknown): { code?: string; message: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return { message: String(first) }
  const code = (first as Error & { code?: unknown }).code
  const [message = ''] = first.message.split('\n')
  return { ...(typeof code === 'string' && { code }), message: message || String(code ?? first.name) }
}

function passwordVariable({ kind }: ServerAddress): string {
  return kind === 'postgres' ? 'PGPASSWORD' : 'MYSQL_PWD'
}
