import { quoteText } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Writes a text file: the header line, then the one text column of `query` as lines, as they are. */
export async function copyLines(store: Store, header: string, query: string, path: string): Promise<void> {
  await store.run(`COPY (SELECT ${quoteText(header)} AS line UNION ALL (${query}))
    TO ${quoteText(path)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`)
}
