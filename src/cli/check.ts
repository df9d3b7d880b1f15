import { type CheckResult, check } from '../pipeline/check.ts'
import type { CliCall } from './parse-command.ts'
import { findingLines } from './print-summary.ts'
import { cleanOptionsOf, readOptionsOf } from './read-options.ts'
import { sourcesOf } from './result-options.ts'
import { showCount, showMoney } from './show-value.ts'
import { terminalTable } from './terminal-table.ts'
import { withStore } from './with-store.ts'

/** `clientele check`. @returns the exit code. */
export async function runCheck(call: CliCall, signal: AbortSignal): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const options = { ...readOptionsOf(call), ...cleanOptionsOf(call) }
  const result = await withStore(call, (store) => check(store, { ...options, source, signal }))
  process.stdout.write(call.flag('json') ? `${JSON.stringify(result, null, 2)}\n` : `${show(result)}\n`)
  return 0
}

function show(result: CheckResult): string {
  const table = terminalTable(
    [{ title: 'Column' }, { title: 'Role' }, { title: 'First values' }],
    result.seen.map(({ column, role, examples }) => [clip(column, 20), role ?? '–', clip(examples.join(' · '), 44)]),
  )
  const money = result.revenue === null ? 'no amounts' : `revenue ${showMoney(Number(result.revenue))}`
  return [
    ...result.sources.map(({ path, rows }) => `${path}: ${showCount(rows)} rows`),
    '',
    table,
    '',
    `${showCount(result.customers)} customers, ${showCount(result.orders)} orders, ${money}`,
    `Orders from ${result.firstDate} to ${result.lastDate}, counted to ${result.asOf}`,
    findingLines(result),
  ].join('\n')
}

function clip(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ')
  return [...line].length > width ? `${[...line].slice(0, width - 1).join('')}…` : line
}
