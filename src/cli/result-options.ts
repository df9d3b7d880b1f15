import { OptionError } from '../base/errors.ts'
import type { WriteOptions } from '../pipeline/prepare-text.ts'
import type { CliCall } from './parse-command.ts'
import { numberOf } from './read-options.ts'
import { resultFolderOf } from './result-folder-of.ts'

export const DEFAULT_FOLDER = 'clientele-out'

/** The sources that are named, else those of the config file. @throws OptionError when there are none. */
export function sourcesOf(call: CliCall, sources: readonly string[]): readonly string[] {
  if (sources.length > 0) return sources
  if (call.config && call.config.sources.length > 0) return call.config.sources
  if (call.config) {
    throw new OptionError(`${call.config.file} names no source; add a line such as sources: orders.csv, or name a file`)
  }
  throw new OptionError(
    `clientele ${call.command} needs a source; name a file, for example clientele ${call.command} orders.csv`,
  )
}

/** How and where a result is written. @throws OptionError when it cannot be written there. */
export function writeOptionsOf(call: CliCall, words: string, fallback: string = DEFAULT_FOLDER): WriteOptions {
  return {
    folder: resultFolderOf(call, fallback),
    command: words,
    rawText: call.flag('raw-text'),
    pseudonymise: call.flag('pseudonymise'),
  }
}

/** Tells 3 from 0 by the share of rows that were set aside. */
export function rejectedExitCode(call: CliCall): (rows: { read: number; kept: number }) => number {
  const text = call.text('max-rejected')
  if (text === undefined) return () => 0
  const limit = numberOf(text, '--max-rejected', { from: 0, to: 1 })
  return ({ read, kept }) => {
    if ((read - kept) / read <= limit) return 0
    process.stderr.write(
      `clientele: ${read - kept} of ${read} rows were set aside, more than --max-rejected ${text} allows; see rejects.csv\n`,
    )
    return 3
  }
}
