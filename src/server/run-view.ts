import type { RunView, SegmentCard } from '../api/run-view.ts'
import { segmentSlugs } from '../api/segment-slugs.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import { featuresOf } from './features-of.ts'
import { frozenReason } from './frozen-reason.ts'
import { runCard } from './run-card.ts'
import { settingsOf } from './run-settings.ts'
import type { Runs } from './runs.ts'
import type { StoredRun } from './stored-run.ts'

/** All that a page shows of a run before it asks for customers. */
export async function runView(run: StoredRun, runs: Runs): Promise<RunView> {
  return {
    ...runCard(run),
    settings: settingsOf(run.json.options),
    report: run.report,
    segmentCards: segmentCards(run.report),
    features: featuresOf(run.json),
    frozen: await frozenReason(run.json),
    ...{ job: run.job, tested: run.tested },
    comparedIn: await comparedIn(run, runs),
  }
}

/** So many changes are looked back through. */
const MOST_CHANGES = 30

/** The run in which numbers of segments were compared, where this one differs from it by its number alone. */
async function comparedIn(run: StoredRun, runs: Runs): Promise<string | null> {
  if (run.report.selection.length > 1) return null
  const asked = settingsWithoutK(run)
  let before = run.changedFrom && (await runs.find(run.changedFrom))
  for (let i = 0; before && i < MOST_CHANGES && settingsWithoutK(before) === asked; i++) {
    if (before.report.selection.length > 1) return before.run
    before = before.changedFrom && (await runs.find(before.changedFrom))
  }
  return null
}

function settingsWithoutK({ json }: StoredRun): string {
  const { k: _, chooseK: __, ...others } = json.options
  return JSON.stringify(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function segmentCards({ segments }: ReportInput): SegmentCard[] {
  const slugs = segmentSlugs(segments.map(({ name }) => name))
  return segments.map(({ name, cluster, rank, customers }, i) => ({ slug: slugs[i]!, name, cluster, rank, customers }))
}
