import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDrawing } from '../drawing/open-drawing.ts'
import { openResultFolder } from '../exports/result-folder.ts'
import { renderComparison } from '../report/comparison/render-comparison.ts'
import { toSentence } from '../report/to-sentence.ts'
import type { Comparison } from './comparison-record.ts'
import type { WriteOptions } from './prepare-text.ts'
import { VERSION } from './version.ts'
import { saysPseudonyms, toText, withoutIds } from './write-run.ts'

const FILES = ['compare.json', 'compare.html', 'run.json']

/**
 * Writes compare.json, compare.html and run.json into a folder, whole or not at all.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function writeComparison(
  known: Comparison,
  options: Pick<WriteOptions, 'folder' | 'command' | 'pseudonymise'>,
): Promise<void> {
  const found = options.pseudonymise ? withoutIds(known) : known
  await using result = await openResultFolder(options.folder, FILES)
  const notes = found.findings.filter(({ severity }) => severity !== 'info').map(({ message }) => toSentence(message))
  await writeFile(join(result.stage, 'compare.json'), toText(comparisonJson(found)))
  await writeFile(
    join(result.stage, 'compare.html'),
    renderComparison({ ...found, version: VERSION, notes }, await openDrawing()),
  )
  const { from, to, findings } = found
  const command = options.command ?? `compare ${from.label} ${to.label}`
  await result.commit(
    toText({
      ...{ clientele: VERSION, command, from, to, options: found.options, findings },
      ...{ files: await result.hashes(), ...saysPseudonyms(options) },
    }),
  )
}

/** What compare.json holds. */
export function comparisonJson(found: Comparison): Record<string, unknown> {
  return { clientele: VERSION, ...found }
}
