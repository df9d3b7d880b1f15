import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OptionError } from '../base/errors.ts'
import { isMapFile } from '../maps/read-map.ts'
import type { Config, ConfigEntry } from './parse-config.ts'
import { keptPath, keptSource } from './source-path.ts'

/** The file that is taken where no source is named. */
export const CONFIG_FILE = 'clientele.yaml'

/**
 * Reads a config file; its paths are then seen from the current folder.
 *
 * @throws OptionError when it cannot be read or is none.
 */
export async function readConfig(file: string): Promise<Config> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new OptionError(
      `the config file ${file} cannot be read (${cause.code}); check the path, or write one with clientele init SOURCE`,
      { cause },
    )
  })
  const { parseConfig } = await import('./parse-config.ts')
  const config = parseConfig(textOf(bytes, file), file)
  const folder = dirname(file)
  const sources = config.sources.map((entry) => ({ ...entry, text: keptSource(entry.text, folder) }))
  const map = config.values.get('map')
  const values = new Map<string, readonly ConfigEntry[]>(config.values)
  if (map) {
    values.set(
      'map',
      map.map((entry) => (isMapFile(entry.text) ? { ...entry, text: keptPath(entry.text, folder) } : entry)),
    )
  }
  return { ...config, sources, values }
}

function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new OptionError(`${file} is not UTF-8 text; save it as UTF-8`)
  }
}
