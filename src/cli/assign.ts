import { OptionError } from '../base/errors.ts'
import { assign, readModel, writeAssignment } from '../pipeline/assign.ts'
import { summaryJson } from '../pipeline/run-json.ts'
import type { CliCall } from './parse-command.ts'
import { printSummary } from './print-summary.ts'
import { showProgress } from './progress.ts'
import { cleanOptionsOf, readOptionsOf } from './read-options.ts'
import { rejectedExitCode, sourcesOf, writeOptionsOf } from './result-options.ts'
import { withStore } from './with-store.ts'

/** `clientele assign`. @returns the exit code. */
export async function runAssign(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const [modelPath, ...sources] = call.positionals
  if (modelPath === undefined) {
    throw new OptionError(
      'clientele assign needs a model and a source; for example clientele assign clientele-out/model.json new.csv',
    )
  }
  const source = sourcesOf(call, sources)
  const options = { ...readOptionsOf(call), ...cleanOptionsOf(call) }
  const writing = writeOptionsOf(call, words)
  const exitCode = rejectedExitCode(call)
  const model = await readModel(modelPath)
  const progress = showProgress(call.flag('quiet'))
  return withStore(call, async (store) => {
    const assignment = await assign(store, model, { ...options, source, signal, onProgress: progress.onProgress })
    progress.onProgress('writing')
    await writeAssignment(store, assignment, { ...writing, modelPath })
    progress.done()
    process.stdout.write(
      call.flag('json')
        ? `${JSON.stringify(summaryJson(assignment, words, {}), null, 2)}\n`
        : `${printSummary(assignment, { why: '', folder: writing.folder })}\n`,
    )
    return exitCode(assignment.rows)
  })
}
