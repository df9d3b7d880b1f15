import { ORDER_MODELS } from '../clv/order-model.ts'
import { clvJson, lifetimeValue, writeLifetimeValue } from '../pipeline/lifetime-value.ts'
import type { ValueOptions } from '../pipeline/value-options.ts'
import type { CliCall } from './parse-command.ts'
import { printValues } from './print-values.ts'
import { showProgress } from './progress.ts'
import { choice, cleanOptionsOf, numberOf, readOptionsOf } from './read-options.ts'
import { rejectedExitCode, sourcesOf, writeOptionsOf } from './result-options.ts'
import { withStore } from './with-store.ts'

const DEFAULT_FOLDER = 'clientele-clv'
const LONGEST_HORIZON = 36_525

/** `clientele clv`. @returns the exit code. */
export async function runClv(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const options = { ...readOptionsOf(call), ...cleanOptionsOf(call), ...valueOptionsOf(call) }
  const writing = writeOptionsOf(call, words, DEFAULT_FOLDER)
  const exitCode = rejectedExitCode(call)
  const progress = showProgress(call.flag('quiet'))
  return withStore(call, async (store) => {
    const result = await lifetimeValue(store, { ...options, source, signal, onProgress: progress.onProgress })
    progress.onProgress('writing')
    await writeLifetimeValue(store, result, writing)
    progress.done()
    process.stdout.write(
      call.flag('json')
        ? `${JSON.stringify(clvJson(result, words), null, 2)}\n`
        : `${printValues(result, writing.folder)}\n`,
    )
    return exitCode(result.rows)
  })
}

function valueOptionsOf(call: CliCall): ValueOptions {
  const horizon = call.text('horizon')
  const discount = call.text('discount')
  return {
    ...choice(call, 'model', ORDER_MODELS),
    ...(horizon !== undefined && {
      horizonDays: numberOf(horizon, '--horizon', { from: 1, to: LONGEST_HORIZON, whole: true }),
    }),
    ...(discount !== undefined && { discountRate: numberOf(discount, '--discount', { from: 0, to: 10 }) }),
  }
}
