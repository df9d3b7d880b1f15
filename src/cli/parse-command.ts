import { parseArgs } from 'node:util'
import { OptionError } from '../base/errors.ts'
import { nearestName } from '../base/nearest-name.ts'
import type { ColumnValue } from '../sources/read-options.ts'
import { optionsOf } from './commands.ts'
import { splitList, splitPair } from './split-words.ts'

/** What one call says, taken apart but not yet understood. */
export interface CliCall {
  readonly command: string
  readonly positionals: readonly string[]
  /** The config file that adds to the words, and the sources that it names. */
  readonly config?: { readonly file: string; readonly sources: readonly string[] }
  /** Value of an option, the last one if it was given several times. */
  text(name: string): string | undefined
  /** All values of an option that may be repeated, lists with commas taken apart. */
  list(name: string): string[]
  /** The values of such an option as columns, or roles, and what is given to each. */
  pairs(name: string): ColumnValue[]
  flag(name: string): boolean
}

/** @throws OptionError for a command or option that does not exist, naming the nearest one. */
export function parseCommand(command: string, args: readonly string[]): CliCall {
  const known = optionsOf(command)
  const options = Object.fromEntries(
    known.map((option) => [
      option.name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: option.repeatable ?? false,
      },
    ]),
  )
  const { values, positionals } = parse(command, args, options)
  const all = values as Record<string, string | boolean | string[] | undefined>
  const list = (name: string): string[] => {
    const found = Array.isArray(all[name]) ? all[name] : []
    return known.some((option) => option.name === name && option.commas) ? found.flatMap(splitList) : found
  }
  return {
    command,
    positionals,
    text: (name) => (typeof all[name] === 'string' ? all[name] : undefined),
    list,
    pairs: (name) => list(name).map((text) => splitPair(text, `--${name}`)),
    flag: (name) => all[name] === true,
  }
}

type Parsed = { values: Record<string, unknown>; positionals: string[] }

function parse(
  command: string,
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple: boolean }>,
): Parsed {
  try {
    return parseArgs({ args: joinNegatives(args, options), options, allowPositionals: true, strict: true })
  } catch (error) {
    const found = /'(--?[^' ]+)/.exec((error as Error).message)?.[1] ?? ''
    const name = found.replace(/^-+/, '')
    if (options[name]) {
      const wanted = optionsOf(command).find((option) => option.name === name)!
      throw new OptionError(`--${name} needs ${wanted.value ?? 'no value'}; see clientele ${command} --help`)
    }
    const near = nearestName(name, Object.keys(options))
    throw new OptionError(
      `${found || 'that'} is no option of clientele ${command}; ${near ? `did you mean --${near}? See` : 'see'} clientele ${command} --help`,
    )
  }
}

/** A value that begins with a dash (`--delimiter -`) is joined to its option, which node would refuse. */
function joinNegatives(args: readonly string[], options: Record<string, { type: string }>): string[] {
  const joined: string[] = []
  for (let i = 0; i < args.length; i++) {
    const name = args[i]!.replace(/^--/, '')
    const next = args[i + 1]
    const takesValue = args[i]!.startsWith('--') && options[name]?.type === 'string'
    if (takesValue && next !== undefined && /^-[^-a-z]|^-$/.test(next)) joined.push(`${args[i]}=${args[++i]}`)
    else joined.push(args[i]!)
  }
  return joined
}
