import { OptionError, SourceError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import { quoteName } from '../store/sql.ts'
import type { SourceForm } from './raw-table.ts'
import type { ReadOptions } from './read-options.ts'

/** A table or view of a database; `schema` where it is not the one that needs no naming. */
export interface TableName {
  readonly schema: string | null
  readonly name: string
}

/** What is read from a database. */
export interface Relation {
  /** A statement that gives the rows. */
  readonly sql: string
  /** Name of the table; none where it is a query. */
  readonly table?: string
  readonly findings: readonly Finding[]
}

/**
 * The statement for `--query` or `--table`; where neither is given, for the one table that there is.
 *
 * @param list the tables and views of the database, asked for only where a query does not say what to read
 * @throws OptionError when the table does not exist; SourceError when there are several and none is chosen.
 */
export async function chooseRelation(
  shown: string,
  { query, table }: ReadOptions,
  list: () => Promise<readonly TableName[]>,
  quote: (name: string) => string = quoteName,
): Promise<Relation> {
  if (query !== undefined) return { sql: query.replace(/[\s;]+$/, ''), findings: [] }
  const tables = await list()
  const found = table === undefined ? tables : matching(tables, table)
  const [only] = found
  if (found.length === 1 && only) {
    const path = only.schema === null ? quote(only.name) : `${quote(only.schema)}.${quote(only.name)}`
    return {
      sql: `SELECT * FROM ${path}`,
      table: nameOf(only),
      findings: table === undefined ? [onlyTable(shown, only)] : [],
    }
  }
  const names = tables.map(nameOf).join(', ')
  if (tables.length === 0) throw new SourceError(`${shown} holds no table that you may read; check the address`)
  if (table === undefined) {
    throw new SourceError(
      `${shown} holds ${tables.length} tables (${names}); choose one with --table ${nameOf(tables[0]!)}, or say what to read with --query`,
    )
  }
  throw new OptionError(
    found.length === 0
      ? `--table ${table}: there is no such table in ${shown}; choose one of ${names}`
      : `--table ${table} could be any of ${found.map(nameOf).join(', ')}; name the schema, too`,
  )
}

/** What names the relation in an option; nothing where a query does. */
export function formOf({ table }: Relation): SourceForm {
  return table === undefined ? {} : { table }
}

/** The tables of that name as it is written, else in whatever case. */
function matching(tables: readonly TableName[], table: string): readonly TableName[] {
  const exact = tables.filter((known) => known.name === table || nameOf(known) === table)
  if (exact.length > 0) return exact
  const lower = table.toLowerCase()
  return tables.filter((known) => known.name.toLowerCase() === lower || nameOf(known).toLowerCase() === lower)
}

function nameOf({ schema, name }: TableName): string {
  return schema === null ? name : `${schema}.${name}`
}

function onlyTable(shown: string, table: TableName): Finding {
  return {
    code: 'only-table',
    severity: 'info',
    example: nameOf(table),
    message: `${nameOf(table)} was read, the only table of ${shown}; --table or --query choose otherwise`,
  }
}
