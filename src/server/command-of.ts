import type { SegmentOptions } from '../pipeline/segment-options.ts'
import type { ColumnValue } from '../sources/read-options.ts'

/** The words of the command line that repeat a run, without the name of the program. */
export function commandOf(sources: readonly string[], options: SegmentOptions): string {
  return ['segment', ...sources, ...Object.entries(options).flatMap(([name, value]) => wordsOf(name, value))]
    .map(shellWord)
    .join(' ')
}

/** Options whose flag is not their name with hyphens. */
const FLAGS: Readonly<Record<string, string>> = { sheets: 'sheet' }

function wordsOf(name: string, value: unknown): string[] {
  const flag = `--${FLAGS[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  if (value === undefined || value === false) return []
  if (value === true) return [flag]
  if (name === 'features') return [flag, (value as string[]).join(',')]
  if (Array.isArray(value)) return value.flatMap((item) => [flag, textOf(item)])
  if (isRange(value)) return [flag, `${value.from}..${value.to}`]
  if (typeof value === 'object' && value !== null) {
    const roles = Object.entries(value).map(([role, column]) => `${role}=${column}`)
    return roles.length === 0 ? [] : [flag, roles.join(',')]
  }
  return [flag, String(value)]
}

function textOf(item: string | ColumnValue): string {
  return typeof item === 'string' ? item : `${item.column}=${item.value}`
}

function isRange(value: unknown): value is { from: number; to: number } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
}

function shellWord(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
