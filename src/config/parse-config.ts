import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import { didYouMean } from '../base/did-you-mean.ts'
import { OptionError } from '../base/errors.ts'
import { ROLES } from '../sources/roles.ts'
import { COMMAND_LINE_ONLY, CONFIG_KEYS, type ConfigKey } from './config-keys.ts'

/** One value of a key; `within` is the role or column that it is given to. */
export interface ConfigEntry {
  readonly text: string
  readonly line: number
  readonly within?: string
}

/** A config file: texts, as the command line would give them. What they mean is left to who reads them. */
export interface Config {
  readonly file: string
  readonly sources: readonly ConfigEntry[]
  readonly values: ReadonlyMap<string, readonly ConfigEntry[]>
}

const QUOTE = 'put texts with signs such as : # , into double quotes'
const REMEDIES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'keep one of them, with all that belongs to it',
  TAB_AS_INDENT: 'begin lines with blanks',
  BAD_INDENT: 'begin lines that belong together with as many blanks',
}

/**
 * The config in a YAML text. Numbers and dates are texts, too, so that they mean what they mean on the command line.
 *
 * @throws OptionError with file and line for text that is no YAML, a key that is none, or a value of another shape.
 */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'failsafe' })
  const at = (offset: number | undefined): string => `${file}, line ${lines.linePos(offset ?? 0).line}`
  const [error] = document.errors
  if (error) {
    const said = error.message.replace(/\.?\s*$/, '').replace(/^./, (letter) => letter.toLowerCase())
    throw new OptionError(`${at(error.pos[0])}: ${said}; ${REMEDIES[error.code] ?? QUOTE}`)
  }
  const top = document.contents
  if (top === null || (isScalar(top) && top.value === '')) return { file, sources: [], values: new Map() }
  if (!isMap(top)) throw new OptionError(`${at(top.range?.[0])}: there are no keys; write lines such as refunds: drop`)
  const reading: Reading = { at, lineOf: (node) => lines.linePos(node.range?.[0] ?? 0).line }
  let sources: readonly ConfigEntry[] = []
  const values = new Map<string, readonly ConfigEntry[]>()
  for (const [name, value] of pairsOf(top, reading)) {
    if (name.text === 'sources') sources = entriesOf(SOURCES, name, value, reading)
    else values.set(name.text, entriesOf(keyOf(name, reading), name, value, reading))
  }
  return { file, sources, values }
}

/** Where a value stands, in words and as a number. */
interface Reading {
  at(offset: number | undefined): string
  lineOf(node: Node): number
}

type Shaped = Pick<ConfigKey, 'name' | 'shape' | 'shown'>
type Name = { readonly text: string; readonly node: Node }
type Value = Node | null

const SOURCES: Shaped = { name: 'sources', shape: 'list', shown: '[orders.csv]' }

const EXPECTED = {
  text: 'one value',
  list: 'a value or a list of values',
  roles: 'a column for each role',
  values: 'values for columns',
  switch: 'true or false',
} as const

function keyOf({ text, node }: Name, { at }: Reading): ConfigKey {
  const key = CONFIG_KEYS.find(({ name }) => name === text)
  if (key) return key
  const place = at(node.range?.[0])
  const why = Object.hasOwn(COMMAND_LINE_ONLY, text) ? COMMAND_LINE_ONLY[text] : undefined
  if (why) throw new OptionError(`${place}: ${text} is for the command line alone, since ${why}; take the line out`)
  const keys = ['sources', ...CONFIG_KEYS.map(({ name }) => name)]
  throw new OptionError(`${place}: ${text} is no key; ${didYouMean(text, keys)}`)
}

function entriesOf(key: Shaped, name: Name, value: Value, reading: Reading): readonly ConfigEntry[] {
  const refuse = (found: Value): never => {
    const place = reading.at((found === value ? name.node : found)?.range?.[0] ?? name.node.range?.[0])
    const write = isEmpty(found)
      ? 'write a value behind it, or a # before it'
      : `write it like ${key.name}: ${key.shown}`
    throw new OptionError(
      `${place}: ${key.name} should be ${EXPECTED[key.shape]}, but ${found === value ? 'is' : 'holds'} ${inWords(found)}; ${write}`,
    )
  }
  const scalar = (node: Value): ConfigEntry => {
    if (!isScalar<string>(node) || isEmpty(node)) return refuse(node)
    return { text: node.value, line: reading.lineOf(node) }
  }
  const several = (node: Value): ConfigEntry[] => (isSeq<Node>(node) ? node.items.map(scalar) : [scalar(node)])
  switch (key.shape) {
    case 'text':
      return [scalar(value)]
    case 'switch': {
      const entry = scalar(value)
      return entry.text === 'true' || entry.text === 'false' ? [entry] : refuse(value)
    }
    case 'list':
      return several(value)
    case 'roles': {
      if (!isMap(value)) return refuse(value)
      return pairsOf(value, reading).map(([role, column]) => ({ ...scalar(column), within: roleOf(role, reading) }))
    }
    case 'values': {
      if (!isMap(value)) return refuse(value)
      return pairsOf(value, reading).flatMap(([column, wanted]) =>
        several(wanted).map((entry) => ({ ...entry, within: column.text })),
      )
    }
  }
}

function roleOf({ text, node }: Name, { at }: Reading): string {
  if (ROLES.some((role) => role === text)) return text
  throw new OptionError(`${at(node.range?.[0])}: ${text} is no role; ${didYouMean(text, ROLES)}`)
}

/** The keys of a mapping, which have to be texts, and what stands behind them. */
function pairsOf(map: YAMLMap, { at }: Reading): (readonly [Name, Value])[] {
  return map.items.map(({ key, value }) => {
    if (isScalar<string>(key)) return [{ text: key.value, node: key }, value as Value] as const
    throw new OptionError(`${at((key as Node).range?.[0])}: a key has to be a text; put it into double quotes`)
  })
}

/** An empty text in quotes is a value: rows in which a column is empty can be asked for. */
function isEmpty(value: Value): boolean {
  return value === null || (isScalar<string>(value) && value.value === '' && value.type === 'PLAIN')
}

function inWords(value: Value): string {
  if (isEmpty(value)) return 'nothing'
  if (isSeq(value)) return 'a list'
  if (isMap(value)) return 'a mapping'
  return isAlias(value) ? 'a reference' : `${JSON.stringify((value as { value?: unknown }).value)}`
}
