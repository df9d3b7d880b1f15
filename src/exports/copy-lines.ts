import { quoteName, quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Writes a text file: the header line where there is one, then the one text column of `query` as lines, as they are. */
export async function copyLines(store: Store, query: string, path: string, header?: string): Promise<void> {
  await store.run(linesCopy(query, path, header))
}

/** The statement behind `copyLines`. */
export function linesCopy(query: string, path: string, header?: string): string {
  // As the column's name: a union with the header's own row would be written by one thread.
  const named = header === undefined ? query : `FROM (${query}) AS lines(${quoteName(header)})`
  return `COPY (${named})
    TO ${quoteText(path)} (FORMAT csv, HEADER ${header !== undefined}, QUOTE '', ESCAPE '', DELIMITER '\u0001')`
}
