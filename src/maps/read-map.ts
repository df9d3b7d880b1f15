import { readFile } from 'node:fs/promises'
import { OptionError } from '../base/errors.ts'
import { knownMap } from './known-maps.ts'
import type { RuleMap } from './rule-map.ts'

/**
 * The map that somebody asked for: a file when it ends in .yaml, .yml or .json, otherwise one that comes with clientele.
 * @throws OptionError when there is no such map or file, or the file holds no map.
 */
export async function readMap(nameOrFile: string): Promise<RuleMap> {
  if (!isMapFile(nameOrFile)) return knownMap(nameOrFile)
  const text = await readFile(nameOrFile, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new OptionError(`the map file ${nameOrFile} cannot be read (${cause.code}); check the path`, { cause })
  })
  const { parseMap } = await import('./parse-map.ts')
  return parseMap(text, nameOrFile)
}

/** Whether a map is a file by its name, and not one that comes with clientele. */
export function isMapFile(nameOrFile: string): boolean {
  return /\.(ya?ml|json)$/i.test(nameOrFile)
}
