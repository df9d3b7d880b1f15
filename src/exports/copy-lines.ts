import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Writes a text file: the header line where there is one, then the one text column of `query` as lines, as they are. */
export async function copyLines(store: Store, query: string, path: string, header?: string): Promise<void> {
  await store.run(`COPY (${header === undefined ? query : `SELECT ${quoteText(header)} AS line UNION ALL (${query})`})
    TO ${quoteText(path)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`)
}
