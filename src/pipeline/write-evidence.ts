import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDrawing } from '../drawing/open-drawing.ts'
import { openResultFolder } from '../exports/result-folder.ts'
import type { EvidencePage } from '../report/evidence/evidence-page.ts'
import { renderEvidence } from '../report/evidence/render-evidence.ts'
import { toSentence } from '../report/to-sentence.ts'
import { BY_SPEND, BY_VALUE } from './evidence-candidates.ts'
import type { Evidence } from './evidence-record.ts'
import type { WriteOptions } from './prepare-text.ts'
import { MODEL_WORDS } from './report-values.ts'
import { shopJson } from './run-json.ts'
import { VERSION } from './version.ts'
import { saysPseudonyms, toText, withoutIds } from './write-run.ts'

const FILES = ['evidence.json', 'evidence.html', 'run.json']

/**
 * Writes evidence.json, evidence.html and run.json into a folder, whole or not at all.
 *
 * @throws StateError when the folder is in use, cannot be written, or holds files of another origin under these names.
 */
export async function writeEvidence(
  known: Evidence,
  options: Pick<WriteOptions, 'folder' | 'command' | 'pseudonymise'>,
): Promise<void> {
  const found = options.pseudonymise ? withoutIds(known) : known
  await using result = await openResultFolder(options.folder, FILES)
  await writeFile(join(result.stage, 'evidence.json'), toText(evidenceJson(found)))
  await writeFile(join(result.stage, 'evidence.html'), renderEvidence(pageOf(found), await openDrawing()))
  const { seed, model, horizonDays, resamples, findings } = found
  const command = options.command ?? `evidence ${found.sources.map(({ path }) => path).join(' ')}`
  await result.commit(
    toText({
      ...shopJson(found, command),
      ...{ options: found.options, seed, model, horizonDays, resamples, cuts: found.cuts.map(({ cut }) => cut) },
      ...{ findings, files: await result.hashes(), ...saysPseudonyms(options) },
    }),
  )
}

/** What evidence.json holds. The same data, options and seed give the same bytes. */
export function evidenceJson(found: Evidence): Record<string, unknown> {
  const {
    asOf,
    firstDate,
    lastDate,
    refunds,
    orderUnit,
    seed,
    model,
    horizonDays,
    resamples,
    verdict,
    cuts,
    stability,
    findings,
  } = found
  return {
    clientele: VERSION,
    ...{ asOf, firstDate, lastDate, refunds, orderUnit, seed, model, horizonDays, resamples, baseline: BY_SPEND },
    ...{ verdict, cuts, stability, findings },
  }
}

function pageOf(found: Evidence): EvidencePage {
  const { horizonDays, resamples, verdict, cuts, stability } = found
  return {
    ...{ version: VERSION, horizonDays, resamples, verdict, cuts, stability, baseline: BY_SPEND, shown: 'map house' },
    sources: found.sources.map(({ path }) => path),
    money: found.revenue !== null,
    model: BY_VALUE,
    modelWords: found.revenue === null ? MODEL_WORDS[found.model] : `${MODEL_WORDS[found.model]} and Gamma-Gamma`,
    notes: found.findings.filter(({ severity }) => severity !== 'info').map(({ message }) => toSentence(message)),
  }
}
