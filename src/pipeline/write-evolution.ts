import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDrawing } from '../drawing/open-drawing.ts'
import { openResultFolder } from '../exports/result-folder.ts'
import { writeEvolutionTables } from '../exports/write-evolution.ts'
import type { EvolutionPage } from '../report/evolution/evolution-page.ts'
import { renderEvolution } from '../report/evolution/render-evolution.ts'
import { toSentence } from '../report/to-sentence.ts'
import type { Evolution } from './evolve.ts'
import type { WriteOptions } from './prepare-text.ts'
import { shopJson } from './run-json.ts'
import { VERSION } from './version.ts'
import { saysPseudonyms, toText, withoutIds } from './write-run.ts'

const FILES = ['evolution.csv', 'steps.csv', 'cohorts.csv', 'evolve.json', 'evolve.html', 'run.json']

/**
 * Writes evolution.csv, steps.csv, cohorts.csv, evolve.json, evolve.html and run.json into a folder, whole or not at all.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function writeEvolution(known: Evolution, options: WriteOptions): Promise<void> {
  const found = options.pseudonymise ? withoutIds(known) : known
  await using result = await openResultFolder(options.folder, FILES)
  const { stage } = result
  const page = pageOf(found)
  const { lastMonthIsWhole } = page
  await writeEvolutionTables(found.points, found.cohorts, {
    ...{ folder: stage, rawText: options.rawText ?? false, lastMonthIsWhole },
  })
  await writeFile(join(stage, 'evolve.json'), toText(evolutionJson(found)))
  await writeFile(join(stage, 'evolve.html'), renderEvolution(page, await openDrawing()))
  const command = options.command ?? `evolve ${found.sources.map(({ path }) => path).join(' ')} --every ${found.every}`
  const { every, windowDays, view, fitAt, findings } = found
  await result.commit(
    toText({
      ...shopJson(found, command),
      ...{ options: found.options, every, windowDays, view, fitAt, findings },
      ...{ files: await result.hashes(), ...saysPseudonyms(options) },
    }),
  )
}

/** What evolve.json holds. The same data and options give the same bytes. */
export function evolutionJson(found: Evolution): Record<string, unknown> {
  const { every, windowDays, view, fitAt, asOf, firstDate, lastDate, refunds, orderUnit, currency } = found
  const { segments, points, cohorts, findings } = found
  return {
    clientele: VERSION,
    ...{ every, windowDays, view, fitAt, asOf, firstDate, lastDate, refunds, orderUnit, currency },
    ...{ segments, points, cohorts, findings },
  }
}

function pageOf(found: Evolution): EvolutionPage {
  const { every, windowDays, fitAt, segments, points, cohorts, currency } = found
  const amount = (text: string | null): number | null => (text === null ? null : Number(text))
  return {
    ...{ version: VERSION, every, windowDays, fitAt, segments, cohorts, currency },
    sources: found.sources.map(({ path }) => path),
    points: points.map((point) => ({
      ...point,
      stepRevenue: amount(point.stepRevenue),
      unplacedRevenue: amount(point.unplacedRevenue),
      segments: point.segments.map((segment) => ({ ...segment, stepRevenue: amount(segment.stepRevenue) })),
    })),
    lastMonthIsWhole: points.at(-1)!.date.endsWith('-01'),
    notes: found.findings.filter(({ severity }) => severity !== 'info').map(({ message }) => toSentence(message)),
  }
}
