import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { OptionError } from '../base/errors.ts'
import { serve } from '../server/serve.ts'
import { memoryOf, threadsOf } from './limits.ts'
import { openInBrowser } from './open-in-browser.ts'
import type { CliCall } from './parse-command.ts'
import { numberOf } from './read-options.ts'

const DEFAULT_WORK = 'clientele-work'
const DEFAULT_PORT = 4242
const LOCAL: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** `clientele serve`: until it is interrupted. @returns the exit code. */
export async function runServe(call: CliCall, signal: AbortSignal): Promise<number> {
  const { opened, sources } = sortPlaces(call.positionals)
  const host = call.text('host') ?? '127.0.0.1'
  const server = await serve({
    ...{ opened, sources, host },
    work: call.text('work') ?? DEFAULT_WORK,
    port: portOf(call.text('port')),
    memory: memoryOf(call.text('memory')),
    threads: threadsOf(call),
    maxUpload: bytesOf(call.text('max-upload')),
  })
  if (!LOCAL.has(host)) {
    process.stderr.write(
      `clientele: with --host ${host} others on the network can reach this; whoever has the address below sees the data, and nothing is encrypted\n`,
    )
  }
  process.stdout.write(`${server.address}\n`)
  if (!call.flag('quiet')) process.stderr.write('The page is at the address above. Ctrl-C ends it.\n')
  if (call.flag('open')) openInBrowser(server.address)
  await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }))
  await server.close()
  return 0
}

/** Results are shown where they are; everything else is a source of a new run. */
function sortPlaces(places: readonly string[]): { opened: string[]; sources: string[] } {
  const opened: string[] = []
  const sources: string[] = []
  for (const place of places) {
    const results = resultsIn(place)
    if (results.length > 0) opened.push(...results)
    else sources.push(place)
  }
  return { opened, sources }
}

/** The folder itself or those right below it, where they hold a result. */
function resultsIn(place: string): string[] {
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return []
  const folders = [
    place,
    ...readdirSync(place, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [join(place, e.name)] : [])),
  ]
  return folders.filter((folder) => existsSync(join(folder, 'run.json')))
}

function portOf(text: string | undefined): number {
  return text === undefined ? DEFAULT_PORT : numberOf(text, '--port', { from: 0, to: 65_535, whole: true })
}

const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 }

function bytesOf(text: string | undefined): number {
  const parts = /^(\d+(?:\.\d+)?)\s*([kmgt])b$/i.exec(text ?? '4GB')
  if (parts) return Number(parts[1]) * UNITS[parts[2]!.toLowerCase()]!
  throw new OptionError(`--max-upload ${text} is no size; write it as --max-upload 4GB`)
}
