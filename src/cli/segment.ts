import { runJson } from '../pipeline/run-json.ts'
import { segmentInto } from '../pipeline/segment.ts'
import { valuesBySegment } from '../pipeline/values-by-segment.ts'
import type { CliCall } from './parse-command.ts'
import { printSummary } from './print-summary.ts'
import { showProgress } from './progress.ts'
import { rejectedExitCode, sourcesOf, writeOptionsOf } from './result-options.ts'
import { segmentOptionsOf } from './segment-options.ts'
import { threadsOf, withStore } from './with-store.ts'

/** `clientele segment`. @returns the exit code. */
export async function runSegment(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const options = segmentOptionsOf(call)
  const writing = writeOptionsOf(call, words)
  const exitCode = rejectedExitCode(call)
  const progress = showProgress(call.flag('quiet'))
  return withStore(call, async (store) => {
    const following = { threads: threadsOf(call), signal, onProgress: progress.onProgress }
    const run = await segmentInto(store, { ...options, ...following, source }, writing)
    progress.done()
    const { choice, found } = run.clustering
    const why =
      choice?.sentence ??
      found ??
      `${run.clustering.k} ${run.clustering.k === 1 ? 'segment' : 'segments'}, as asked for or as the data allow.`
    process.stdout.write(
      call.flag('json')
        ? `${JSON.stringify(runJson(run, words, {}), null, 2)}\n`
        : `${printSummary(run, { why, folder: writing.folder, ...(run.values && { values: valuesBySegment(run, run.values) }) })}\n`,
    )
    return exitCode(run.rows)
  })
}
