import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OptionError, StateError } from '../base/errors.ts'
import { CONFIG_KEYS, type ConfigKey } from '../config/config-keys.ts'
import { CONFIG_FILE } from '../config/read-config.ts'
import { renderConfig } from '../config/render-config.ts'
import { keepPath, keepSource } from '../config/source-path.ts'
import { type KeptKey, type KeptValue, whatWasFound } from '../config/what-was-found.ts'
import { isMapFile } from '../maps/read-map.ts'
import { type CheckResult, check } from '../pipeline/check.ts'
import type { CliCall } from './parse-command.ts'
import { printCheck } from './print-check.ts'
import { showProgress } from './progress.ts'
import { cleanOptionsOf, readOptionsOf } from './read-options.ts'
import { rejectedExitCode, sourcesOf } from './result-options.ts'
import { segmentOptionsOf } from './segment-options.ts'
import { wrap } from './terminal-table.ts'
import { withStore } from './with-store.ts'

const WIDTH = 80

/** `clientele init`. @returns the exit code. */
export async function runInit(call: CliCall, signal: AbortSignal): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const file = call.text('out') ?? CONFIG_FILE
  const isReplacing = call.flag('force')
  segmentOptionsOf(call)
  rejectedExitCode(call)
  refuseUnwritable(file, isReplacing)
  const progress = showProgress(call.flag('quiet'))
  const options = { ...readOptionsOf(call), ...cleanOptionsOf(call) }
  const found = await withStore(call, (store) =>
    check(store, { ...options, source, signal, onProgress: progress.onProgress }),
  )
  progress.done()
  const folder = dirname(file)
  const sources = source.map((text) => keepSource(text, folder))
  await writeNew(file, renderConfig({ sources, keys: keysOf(call, found, folder) }), isReplacing)
  const next = `clientele segment${file === CONFIG_FILE ? '' : ` --config ${file}`}`
  process.stdout.write(
    call.flag('json')
      ? `${JSON.stringify({ file, ...found }, null, 2)}\n`
      : `${printCheck(found)}\n\n${wrap(`Written to ${file}. Look through it, then run: ${next}`, WIDTH)}\n`,
  )
  return 0
}

/** What was found out; what the call says goes before it, and why a key would be off is then no longer said. */
function keysOf(call: CliCall, found: CheckResult, folder: string): ReadonlyMap<string, KeptKey> {
  const keys = new Map(whatWasFound(found))
  for (const key of CONFIG_KEYS) {
    const said = saidFor(key, call, folder)
    if (said.length === 0) continue
    const known = keys.get(key.name)
    const values =
      key.shape === 'roles' ? [...(known?.values ?? []), ...said.filter(({ text }) => text === 'none')] : said
    keys.set(key.name, { values, remarks: known && known.values.length > 0 ? known.remarks : [] })
  }
  return keys
}

function saidFor({ name, shape }: ConfigKey, call: CliCall, folder: string): KeptValue[] {
  const text = call.text(name)
  switch (shape) {
    case 'text':
      if (text === undefined) return []
      return [{ text: name === 'map' && isMapFile(text) ? keepPath(text, folder) : text }]
    case 'list':
      return call.list(name).map((item) => ({ text: item }))
    case 'switch':
      return call.flag(name) ? [{ text: 'true' }] : []
    default:
      return call.pairs(name).map(({ column, value }) => ({ within: column, text: value }))
  }
}

/** Before the source is looked at, which may take long. @throws as writing the file would. */
function refuseUnwritable(file: string, isReplacing: boolean): void {
  const known = existsSync(file)
  if (known && statSync(file).isDirectory()) throw new OptionError(`${file} is a folder; name a file with --out`)
  if (known && !isReplacing) throw alreadyThere(file)
  try {
    accessSync(known ? file : dirname(file), constants.W_OK)
  } catch (error) {
    throw unwritable(file, error)
  }
}

async function writeNew(file: string, text: string, isReplacing: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: isReplacing ? 'w' : 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(file)
    throw unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): OptionError {
  const { code } = error as NodeJS.ErrnoException
  return new OptionError(`${file} cannot be written (${code}); name another file with --out`)
}

function alreadyThere(file: string): StateError {
  return new StateError(`${file} is there already; name another file with --out, or replace it with --force`)
}
