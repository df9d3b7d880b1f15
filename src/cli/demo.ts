import { createWriteStream, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { OptionError } from '../base/errors.ts'
import { generateShop } from '../demo/generate-shop.ts'
import type { CliCall } from './parse-command.ts'
import { numberOf } from './read-options.ts'
import { showCounted } from './show-value.ts'

const DEFAULT_FILE = 'demo-orders.csv'
const DEFAULT_CUSTOMERS = 2000

/** `clientele demo`. The file appears whole or not at all. @returns the exit code. */
export async function runDemo(call: CliCall, signal: AbortSignal): Promise<number> {
  if (call.positionals.length > 0)
    throw new OptionError(`clientele demo takes no source, but found ${call.positionals[0]}; name the file with --out`)
  const count = (name: string, fallback: number): number => {
    const text = call.text(name)
    return text === undefined
      ? fallback
      : numberOf(text, `--${name}`, { from: name === 'seed' ? 0 : 1, to: Number.MAX_SAFE_INTEGER, whole: true })
  }
  const customers = count('customers', DEFAULT_CUSTOMERS)
  const rows = call.text('rows') === undefined ? undefined : count('rows', 1)
  const file = call.text('out') ?? DEFAULT_FILE
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new OptionError(`--out ${file} is a folder; name a file, such as --out ${join(file, DEFAULT_FILE)}`)
  }
  const shop = generateShop({ customers, seed: count('seed', 42), ...(rows !== undefined && { rows }) })
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(shop), createWriteStream(part), { signal })
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new OptionError(`${file} cannot be written; its folder does not exist`)
    }
    throw error
  }
  if (call.flag('json')) process.stdout.write(`${JSON.stringify({ file, customers, rows: rows ?? null })}\n`)
  else if (!call.flag('quiet'))
    process.stdout.write(
      `${file} holds the orders of ${showCounted(customers, 'customer')}. Next: clientele segment ${file}\n`,
    )
  return 0
}
