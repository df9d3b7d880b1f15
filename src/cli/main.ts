#!/usr/bin/env node
import { ClienteleError, OptionError } from '../base/errors.ts'
import { COMMANDS } from './commands.ts'
import { compileLess } from './compile-less.ts'
import { commandHelp, overview } from './help.ts'
import type { CliCall } from './parse-command.ts'

/** Exit code of a command that was interrupted, as shells expect it. */
const INTERRUPTED = 130

// A reader that closes the pipe early, such as `head`, wants no more; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
compileLess()
process.exitCode = await main(process.argv.slice(2))

/** Runs one command; each loads only what it needs. @returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === 'help' && Object.hasOwn(COMMANDS, rest[0] ?? '')) return say(commandHelp(rest[0]!))
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return say(overview())
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort(new Error('cancelled')))
  process.once('SIGTERM', () => abort.abort(new Error('cancelled')))
  try {
    if (name === '--version') return say(`${(await import('../pipeline/version.ts')).VERSION}\n`)
    if (!Object.hasOwn(COMMANDS, name)) throw await unknownCommand(name)
    if (rest.includes('--help') || rest.includes('-h')) return say(commandHelp(name))
    return await runCommand(name, rest, abort.signal)
  } catch (error) {
    return report(error, abort.signal)
  }
}

async function runCommand(name: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const { parseCommand } = await import('./parse-command.ts')
  const { redactAddress } = await import('../sources/database-address.ts')
  const { withConfig } = await import('./with-config.ts')
  const { call, inForce, isFound } = await withConfig(parseCommand(name, args))
  const added = isFound ? ['--config', inForce!.file] : []
  const words = [name, ...args, ...added].map((word) => shellWord(redactAddress(word))).join(' ')
  if (isFound && !call.flag('quiet'))
    process.stderr.write(`clientele: reading sources and options from ${inForce!.file}\n`)
  try {
    return await runCall(call, signal, words)
  } catch (error) {
    const { withPlaces } = await import('../config/message-places.ts')
    if (inForce && error instanceof ClienteleError) error.message = withPlaces(error.message, inForce)
    throw error
  }
}

async function runCall(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  switch (call.command) {
    case 'segment':
      return (await import('./segment.ts')).runSegment(call, signal, words)
    case 'assign':
      return (await import('./assign.ts')).runAssign(call, signal, words)
    case 'clv':
      return (await import('./clv.ts')).runClv(call, signal, words)
    case 'check':
      return (await import('./check.ts')).runCheck(call, signal)
    case 'init':
      return (await import('./init.ts')).runInit(call, signal)
    case 'evidence':
      return (await import('./evidence.ts')).runEvidence(call, signal, words)
    case 'compare':
      return (await import('./compare.ts')).runCompare(call, signal, words)
    case 'evolve':
      return (await import('./evolve.ts')).runEvolve(call, signal, words)
    case 'serve':
      return (await import('./serve.ts')).runServe(call, signal)
    case 'explain':
      return (await import('./explain.ts')).runExplain(call)
    default:
      return (await import('./demo.ts')).runDemo(call, signal)
  }
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

/** What went wrong, in one line for the reader; a stack only for faults of our own. */
function report(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    process.stderr.write('\nclientele: cancelled; an earlier result is as it was\n')
    return INTERRUPTED
  }
  const line = process.stderr.isTTY ? '\r\x1b[2K' : ''
  if (error instanceof ClienteleError && error.code !== 'query') {
    process.stderr.write(`${line}clientele: ${error.message}\n`)
    return error.exitCode
  }
  const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  const advice = /out of memory/i.test(text)
    ? 'give it more with --memory'
    : /no space left|ENOSPC|file too large|EFBIG|quota/i.test(text)
      ? 'make room there, or choose another folder with --out; an earlier result is as it was'
      : 'please report it with the command that led here'
  process.stderr.write(`${line}clientele: ${text}; ${advice}\n`)
  if (process.env['CLIENTELE_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
  return 1
}

async function unknownCommand(name: string): Promise<OptionError> {
  const { didYouMean } = await import('../base/did-you-mean.ts')
  return new OptionError(`${name} is no command; ${didYouMean(name, Object.keys(COMMANDS))}`)
}

/** A word as a shell would need it. */
function shellWord(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
