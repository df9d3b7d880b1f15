import { OptionError } from '../base/errors.ts'
import type { ColumnValue } from '../sources/read-options.ts'

/** The items of a list with commas, without blanks around them. */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** The two sides of the first equals sign. @throws OptionError when there is none, or nothing before it. */
export function splitPair(text: string, flag: string): ColumnValue {
  const at = text.indexOf('=')
  if (at > 0) return { column: text.slice(0, at), value: text.slice(at + 1) }
  throw new OptionError(
    `${flag} ${text} lacks an equals sign; write it as ${flag} ${flag === '--columns' ? 'role=name' : flag === '--rates' ? 'CODE=RATE' : 'column=value'}`,
  )
}
