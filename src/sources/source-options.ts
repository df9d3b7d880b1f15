import { OptionError } from '../base/errors.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceFile } from './source-file.ts'

const DATABASES = ['postgres', 'mysql', 'sqlite', 'duckdb']

/** @throws OptionError when an option is about a kind of source that is not among the sources. */
export function checkSourceOptions(files: readonly SourceFile[], { table, query, sheets }: ReadOptions): void {
  if (table !== undefined && query !== undefined) {
    throw new OptionError('--table and --query exclude each other; put the table into the query')
  }
  const flag = table !== undefined ? '--table' : query !== undefined ? '--query' : undefined
  if (flag && !files.some(({ format }) => DATABASES.includes(format))) {
    throw new OptionError(`${flag} needs a database, and the sources are files; leave it out`)
  }
  if (sheets && !files.some(({ format }) => format === 'xlsx' || format === 'ods')) {
    throw new OptionError('--sheet needs an .xlsx or .ods file, and none is among the sources; leave it out')
  }
}
