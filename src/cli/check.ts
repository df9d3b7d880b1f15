import { check } from '../pipeline/check.ts'
import type { CliCall } from './parse-command.ts'
import { printCheck } from './print-check.ts'
import { cleanOptionsOf, readOptionsOf } from './read-options.ts'
import { sourcesOf } from './result-options.ts'
import { withStore } from './with-store.ts'

/** `clientele check`. @returns the exit code. */
export async function runCheck(call: CliCall, signal: AbortSignal): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const options = { ...readOptionsOf(call), ...cleanOptionsOf(call) }
  const result = await withStore(call, (store) => check(store, { ...options, source, signal }))
  process.stdout.write(call.flag('json') ? `${JSON.stringify(result, null, 2)}\n` : `${printCheck(result)}\n`)
  return 0
}
