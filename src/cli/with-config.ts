import { existsSync } from 'node:fs'
import type { InForce } from '../config/message-places.ts'
import type { Config, ConfigEntry } from '../config/parse-config.ts'
import { CONFIG_FILE, readConfig } from '../config/read-config.ts'
import type { ColumnValue } from '../sources/read-options.ts'
import { optionsOf } from './commands.ts'
import type { CliCall } from './parse-command.ts'

/** A call with what a config file adds to its words. */
export interface ConfiguredCall {
  readonly call: CliCall
  /** What of the file counts, where there is one. */
  readonly inForce?: InForce
  /** Whether the file was taken because no source was named. */
  readonly isFound: boolean
}

/** How customers are placed in earlier segments is the model's to say, as it was when these were made. */
const LEFT_TO_MODEL = ['orders', 'refunds']

/** Options of which the words can say one in the place of the other. */
const INSTEAD: Readonly<Record<string, string>> = { table: 'query', query: 'table' }

/**
 * Adds the config file that the call names, or `clientele.yaml` in the current folder where it names no source. What the
 * words say goes before what the file says.
 *
 * @throws OptionError when the file cannot be read or holds what is no config.
 */
export async function withConfig(words: CliCall): Promise<ConfiguredCall> {
  const named = words.text('config')
  const isFound = named === undefined && takesConfig(words) && !namesSource(words) && existsSync(CONFIG_FILE)
  const file = named ?? (isFound ? CONFIG_FILE : undefined)
  if (file === undefined) return { call: words, isFound }
  const config = await readConfig(file)
  const entriesOf = (name: string): readonly ConfigEntry[] => leftToFile(config, words, name)
  const call: CliCall = {
    ...words,
    config: { file, sources: config.sources.map(({ text }) => text) },
    text: (name) => words.text(name) ?? entriesOf(name)[0]?.text,
    list: (name) => [...entriesOf(name).map(({ text }) => text), ...words.list(name)],
    pairs: (name) => [...entriesOf(name).map(toPair), ...words.pairs(name)],
    flag: (name) => words.flag(name) || entriesOf(name)[0]?.text === 'true',
  }
  const inForce: InForce = {
    file,
    sources: namesSource(words) ? [] : config.sources,
    lineOf: (option, within) =>
      entriesOf(option).find((entry) => within === undefined || entry.within === undefined || entry.within === within)
        ?.line,
  }
  return { call, inForce, isFound }
}

function toPair({ within, text }: ConfigEntry): ColumnValue {
  return { column: within!, value: text }
}

/** What the file says about an option that the words do not: all of it, but for roles, which go one by one. */
function leftToFile(config: Config, words: CliCall, name: string): readonly ConfigEntry[] {
  const entries = config.values.get(name) ?? []
  if (words.command === 'assign' && LEFT_TO_MODEL.includes(name)) return []
  if (name in INSTEAD && words.text(INSTEAD[name]!) !== undefined) return []
  if (name === 'columns') {
    const said = new Set(words.pairs(name).map(({ column }) => column))
    return entries.filter(({ within }) => !said.has(within!))
  }
  const isSaid = words.text(name) !== undefined || words.list(name).length > 0 || words.flag(name)
  return isSaid ? [] : entries
}

function takesConfig({ command }: CliCall): boolean {
  return optionsOf(command).some(({ name }) => name === 'config')
}

/** Whether the words name what is read: sources, or result folders to compare. */
function namesSource({ command, positionals, list }: CliCall): boolean {
  if (command === 'assign') return positionals.length !== 1
  return positionals.length > 0 || (command === 'compare' && list('at').length === 0)
}
