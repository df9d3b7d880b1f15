import { openThreads } from '../threads/open-threads.ts'
import { threadsOf } from './limits.ts'
import type { CliCall } from './parse-command.ts'
import { printSummary } from './print-summary.ts'
import { showProgress } from './progress.ts'
import { rejectedExitCode, sourcesOf, writeOptionsOf } from './result-options.ts'
import { segmentOptionsOf } from './segment-options.ts'

/** What k-means asks of other threads. */
export const TASKS: readonly string[] = [
  'clustering/k-means/restarts',
  'selection/distance-sums',
  'selection/k-means-stability',
]

/** `clientele segment`. @returns the exit code. */
export async function runSegment(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const options = segmentOptionsOf(call)
  const writing = writeOptionsOf(call, words)
  const exitCode = rejectedExitCode(call)
  const progress = showProgress(call.flag('quiet'))
  await using crew = openThreads(threadsOf(call))
  // They get ready on another core while this one reads the engine and the pipeline from the disk.
  if ((options.method ?? 'k-means') === 'k-means') {
    crew.prepare(TASKS.map((task) => new URL(`../${task}.js`, import.meta.url).href))
  }
  const [{ withStore }, { segmentInto }, { runJson }, { valuesBySegment }] = await readPipeline()
  // Awaited here: the crew is closed when this function ends.
  return await withStore(call, async (store) => {
    const following = { crew, signal, onProgress: progress.onProgress }
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

function readPipeline() {
  return Promise.all([
    import('./with-store.ts'),
    import('../pipeline/segment.ts'),
    import('../pipeline/run-json.ts'),
    import('../pipeline/values-by-segment.ts'),
  ])
}
