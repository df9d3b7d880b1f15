import type { CheckResult } from '../pipeline/check.ts'
import { countedTo, findingLines } from './print-summary.ts'
import { showCounted, showMoney } from './show-value.ts'
import { terminalTable, wrap } from './terminal-table.ts'

/** What was found in the sources: columns with their roles and first values, ranges, and what would be set aside. */
export function printCheck(result: CheckResult): string {
  const table = terminalTable(
    [{ title: 'Column' }, { title: 'Role' }, { title: 'First values' }],
    result.seen.map(({ column, role, examples }) => [clip(column, 20), role ?? '–', clip(examples.join(' · '), 44)]),
  )
  const money = result.revenue === null ? 'no amounts' : `revenue ${showMoney(Number(result.revenue))}`
  return [
    ...result.sources.map(({ path, rows }) => `${path}: ${showCounted(rows, 'row')}`),
    '',
    table,
    '',
    `${showCounted(result.customers, 'customer')}, ${showCounted(result.orders, 'order')}, ${money}`,
    `${ordersOf(result)}${countedTo(result.asOf)}`,
    wrap(`Calendar ${result.days}.`, 80, '  '),
    ...readingLines(result),
    findingLines(result),
  ].join('\n')
}

/** How the sources were read; what needs attention stands among the notes below. */
const READING: ReadonlySet<string> = new Set([
  'encoding',
  'date-form',
  'number-form',
  'title-lines',
  'title-rows',
  'total-lines',
  'fixed-width',
  'only-table',
  'united-sheets',
  'other-sheets',
])

function readingLines({ findings }: CheckResult): string[] {
  return findings
    .filter(({ code, severity }) => severity === 'info' && READING.has(code))
    .map(({ message }) => wrap(`Read: ${message}.`, 80, '  '))
}

function ordersOf({ grain, firstDate, lastDate }: CheckResult): string {
  if (grain === 'transactions') return `Orders from ${firstDate} to ${lastDate}, `
  return lastDate === null ? 'One row per customer, ' : `One row per customer, last order on ${lastDate}, `
}

function clip(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ')
  return [...line].length > width ? `${[...line].slice(0, width - 1).join('')}…` : line
}
