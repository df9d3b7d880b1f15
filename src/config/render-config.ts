import { ROLES, type Role } from '../sources/roles.ts'
import { commentLines, LINE_WIDTH } from './comment-lines.ts'
import { CONFIG_SECTIONS, type ConfigKey, ROLE_HELP } from './config-keys.ts'
import type { KeptSource } from './source-path.ts'
import type { KeptKey, KeptValue } from './what-was-found.ts'
import { yamlText } from './yaml-text.ts'

/** What a config file is to hold; keys that are left out are off. */
export interface ConfigDraft {
  readonly sources: readonly KeptSource[]
  readonly keys: ReadonlyMap<string, KeptKey>
}

/** Keys that are shown only where they have to do with the sources. */
const OF_SOME_SOURCES: ReadonlySet<string> = new Set(['encoding', 'delimiter', 'sheet', 'table', 'query'])
/** Where the help behind a line begins, unless the line is longer. */
const HELP_COLUMN = 26
/** Columns with longer names leave no room for help beside the others. */
const LONGEST_ROLE = 38

const HEAD = [
  'How clientele reads this shop, and what it does with it. Yours to change.',
  '"clientele segment" follows this file when it is called in its folder without a source; so do check, evidence, clv, compare and assign. From elsewhere, or for other sources, add --config and the name of this file. An option on the command line goes before what stands here.',
  'A "#" right before a key turns it off. It then shows what holds anyway, or an example; take the "#" away to turn it on.',
]

/** The text of a config file, with every key that there is and a line on each. The same draft gives the same bytes. */
export function renderConfig({ sources, keys }: ConfigDraft): string {
  const sections = CONFIG_SECTIONS.map(({ title, keys: known }) => {
    const shown = known.filter(({ name }) => keys.has(name) || !OF_SOME_SOURCES.has(name))
    const lines = shown.flatMap((key) =>
      key.shape === 'roles' ? roleLines(keys.get(key.name)) : keyLines(key, keys.get(key.name)),
    )
    return `# ---- ${title} ----\n\n${lines.join('\n')}\n`
  })
  const head = HEAD.map((paragraph) => commentLines(paragraph).join('\n')).join('\n#\n')
  return [`${head}\n`, sourceLines(sources), ...sections].join('\n')
}

function sourceLines(sources: readonly KeptSource[]): string {
  const lines = sources.flatMap(({ text, environment }) => [
    ...(environment.length > 0 ? commentLines(secretsLeftOut(environment), '  ') : []),
    `  - ${yamlText(text)}`,
  ])
  return `# Files, patterns, folders or databases, as seen from the folder of this file.\nsources:\n${lines.join('\n')}\n`
}

function secretsLeftOut(environment: readonly string[]): string {
  const what =
    environment.length > 1
      ? 'Name and password are'
      : environment[0]!.includes('USER')
        ? 'The name is'
        : 'The password is'
  return `${what} not kept here: set ${environment.join(' and ')} in the environment before a run.`
}

/** Roles of a source with one row per customer, which has none of the others. */
const TOTALS: readonly Role[] = ['lastOrderAt', 'recencyDays', 'orderCount', 'revenue']

/** Roles that have a column, in their order; below them the others of such a source. */
function roleLines(kept: KeptKey | undefined): string[] {
  const columns = new Map(kept?.values.map(({ within, text }) => [within, text]))
  const played = ROLES.filter((role) => columns.has(role))
  const isTotals = TOTALS.some((role) => columns.has(role))
  const free = ROLES.filter((role) => !columns.has(role) && TOTALS.includes(role) === isTotals)
  const lines = [
    ...played.map((role) => [`${role}: ${yamlText(columns.get(role)!)}`, roleHelp(role, columns.get(role)!)] as const),
    ...free.map((role) => [`#${role}: NAME`, ROLE_HELP[role]] as const),
  ]
  const lengths = lines.map(([line]) => line.length).filter((length) => length <= LONGEST_ROLE)
  const column = Math.max(...lengths) + 2
  return [
    ...(kept?.remarks ?? []).flatMap((remark) => commentLines(remark)),
    'columns:',
    ...lines.flatMap(([line, help]) => withHelp('  ', line, help, column)),
  ]
}

function roleHelp(role: Role, column: string): string {
  return role === 'amount' && column === 'none' ? 'no money: segments rest on days and orders' : ROLE_HELP[role]
}

function keyLines(key: ConfigKey, kept: KeptKey | undefined): string[] {
  const remarks = (kept?.remarks ?? []).flatMap((remark) => commentLines(remark))
  if (!kept || kept.values.length === 0)
    return [...remarks, ...withHelp('', `#${key.name}: ${kept?.shown ?? key.shown}`, key.help)]
  const [line, ...more] = valueLines(key, kept.values)
  return [...remarks, ...withHelp('', line!, key.help), ...more]
}

/** A key and what it holds: on one line where there is one value, or several that fit. */
function valueLines({ name, shape }: ConfigKey, values: readonly KeptValue[]): string[] {
  if (shape === 'values') {
    const columns = [...new Set(values.map(({ within }) => within!))]
    return [
      `${name}:`,
      ...columns.map((column) => {
        const texts = values.filter(({ within }) => within === column).map(({ text }) => yamlText(text))
        return `  ${yamlText(column)}: ${texts.length > 1 ? `[${texts.join(', ')}]` : texts[0]}`
      }),
    ]
  }
  if (shape === 'list') {
    const texts = values.map(({ text }) => yamlText(text))
    const line = `${name}: [${texts.join(', ')}]`
    return line.length <= LINE_WIDTH ? [line] : [`${name}:`, ...texts.map((text) => `  - ${text}`)]
  }
  return [`${name}: ${shape === 'switch' ? values[0]!.text : yamlText(values[0]!.text)}`]
}

/** A line with a word on it behind, or above where there is no room. */
function withHelp(indent: string, line: string, help: string, column: number = HELP_COLUMN): string[] {
  const text = `${indent}${line}`
  const beside = `${text.padEnd(column)}  # ${help}`
  return [...beside].length <= LINE_WIDTH ? [beside] : [...commentLines(help, indent), text]
}
