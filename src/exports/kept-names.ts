import { EXTRA_COLUMNS } from '../rfm/extra-measures.ts'
import { CUSTOMER_COLUMNS, VALUE_CUSTOMER_COLUMNS } from './customer-columns.ts'

const OURS = [...CUSTOMER_COLUMNS, ...VALUE_CUSTOMER_COLUMNS, ...Object.values(EXTRA_COLUMNS)]

/**
 * What columns of the source are called in customers.csv: by their own names, or `revenue (source)` where one is that of
 * a column of ours, whether the run has it or not. Upper and lower case count as the same, as Parquet readers have it.
 */
export function keptNames(columns: readonly string[]): string[] {
  const taken = new Set<string>(OURS)
  return columns.map((column) => {
    let name = column
    for (let n = 1; taken.has(name.toLowerCase()); n++) name = `${column} (source${n > 1 ? ` ${n}` : ''})`
    taken.add(name.toLowerCase())
    return name
  })
}
