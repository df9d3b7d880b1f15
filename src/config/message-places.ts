import type { ConfigEntry } from './parse-config.ts'

/** The part of a config file that a call leaves in force. */
export interface InForce {
  readonly file: string
  /** The sources that are read; none where the call names its own. */
  readonly sources: readonly ConfigEntry[]
  /** The line of an option, or of a role within it; undefined where the file does not say it, or the call says it, too. */
  lineOf(option: string, within?: string): number | undefined
}

/** A message with the places in a config file of the options and sources that it speaks of and that stand there. */
export function withPlaces(message: string, { file, sources, lineOf }: InForce): string {
  let first: number | undefined
  const others = new Map<string, number>()
  for (const { 1: option, 2: role, index } of message.matchAll(/--([a-z][a-z-]*)(?: (\w+)=)?/g)) {
    const line = lineOf(option!, role)
    if (index === 0) first = line
    else if (line !== undefined && line !== first) others.set(role ? `${option} ${role}` : option!, line)
  }
  const text = first === undefined ? message : `${file}, line ${first}: ${message.slice('--'.length)}`
  const places = [...others].map(([what, line]) => `${what} on line ${line}`)
  const source = sources.find((entry) => message.startsWith(`${entry.text} `) || message.includes(` ${entry.text}; `))
  if (source && first === undefined) places.unshift(`this source on line ${source.line}`)
  return places.length === 0 ? text : `${text} (${file} sets ${places.join(', ')})`
}
