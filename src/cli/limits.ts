import { availableParallelism, totalmem } from 'node:os'
import { OptionError } from '../base/errors.ts'
import type { CliCall } from './parse-command.ts'
import { numberOf } from './read-options.ts'

/** The engine takes no more than this unless told: the rest of a big machine belongs to others. */
const DEFAULT_MEMORY_MB = 750
const MEMORY_SHARE = 0.4

/** Threads of the engine, and of the clustering beside it. */
export function threadsOf(call: CliCall): number {
  const text = call.text('threads')
  return text === undefined ? availableParallelism() : numberOf(text, '--threads', { from: 1, to: 1024, whole: true })
}

/** Upper bound of the engine's memory. */
export function memoryOf(text: string | undefined): string {
  if (text === undefined) return `${Math.round(Math.min(DEFAULT_MEMORY_MB, (totalmem() / 1e6) * MEMORY_SHARE))}MB`
  if (/^\d+(\.\d+)?\s*[kmgt]i?b$/i.test(text)) return text
  throw new OptionError(`--memory ${text} is no size; write it as --memory 2GB`)
}
