import { ORDER_MODELS } from '../clv/order-model.ts'
import { FEATURES } from '../features/feature-names.ts'
import { evidence } from '../pipeline/evidence.ts'
import type { Evidence, EvidenceCut, ScoredCandidate } from '../pipeline/evidence-record.ts'
import { leastStable } from '../pipeline/evidence-stability.ts'
import { evidenceJson, writeEvidence } from '../pipeline/write-evidence.ts'
import { threadsOf } from './limits.ts'
import type { CliCall } from './parse-command.ts'
import { findingLines } from './print-summary.ts'
import { showProgress } from './progress.ts'
import { choice, cleanOptionsOf, numberOf, oneOf, readOptionsOf, textOption } from './read-options.ts'
import { resultFolderOf } from './result-folder-of.ts'
import { sourcesOf } from './result-options.ts'
import { showCount, showShare } from './show-value.ts'
import { terminalTable, wrap } from './terminal-table.ts'
import { withStore } from './with-store.ts'

const WIDTH = 80
const DEFAULT_FOLDER = 'clientele-evidence'

/** `clientele evidence`. @returns the exit code. */
export async function runEvidence(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const cuts = call.list('cut')
  const tried = call.list('try-features')
  const [horizon, seed] = [call.text('horizon'), call.text('seed')]
  const options = {
    ...readOptionsOf(call),
    ...cleanOptionsOf(call),
    ...textOption(call, 'map', 'map'),
    ...choice(call, 'model', ORDER_MODELS),
    ...(cuts.length > 0 && { cuts }),
    ...(tried.length > 0 && { tryFeatures: tried.map((name) => oneOf(name, FEATURES, '--try-features')) }),
    ...(horizon !== undefined && { horizonDays: numberOf(horizon, '--horizon', { from: 1, to: 36_500, whole: true }) }),
    ...(seed !== undefined && {
      seed: numberOf(seed, '--seed', { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true }),
    }),
  }
  const folder = resultFolderOf(call, DEFAULT_FOLDER)
  const progress = showProgress(call.flag('quiet'))
  return withStore(call, async (store) => {
    const found = await evidence(store, {
      ...{ ...options, source, threads: threadsOf(call), signal },
      onProgress: progress.onProgress,
    })
    progress.onProgress('writing')
    await writeEvidence(found, { folder, command: words, pseudonymise: call.flag('pseudonymise') })
    progress.done()
    const text = call.flag('json') ? JSON.stringify(evidenceJson(found), null, 2) : show(found, folder)
    process.stdout.write(`${text}\n`)
    return 0
  })
}

function show(found: Evidence, folder: string): string {
  return [
    ...found.verdict.map((sentence) => wrap(sentence, WIDTH)),
    ...found.cuts.map((cut) => `\n${cutTable(cut, found.revenue !== null)}`),
    `\n${stabilityTable(found)}`,
    findingLines(found),
    `\nWritten to ${folder}: evidence.html, evidence.json`,
  ].join('\n')
}

function cutTable({ cut, until, customers, active, candidates }: EvidenceCut, money: boolean): string {
  const head = `As of ${cut}: ${showCount(customers)} ${customers === 1 ? 'customer' : 'customers'}, of whom ${showCount(active)} (${showShare(customers > 0 ? active / customers : null)}) bought before ${until}`
  const title = wrap(head, WIDTH)
  if (candidates.length === 0) return title
  const word = money ? 'spend' : 'orders'
  const ranked = candidates.toSorted((a, b) => (b.figures.gini?.value ?? -2) - (a.figures.gini?.value ?? -2))
  const table = terminalTable(
    [
      { title: 'Candidate' },
      ...['k', 'Smallest', 'Gini', '95%', 'Top 20%', 'AUC', 'Log', '= k'].map((title) => ({ title, right: true })),
    ],
    ranked.map(row),
  )
  const note = `Gini, Top 20%: order of the next ${word}. AUC: who buys again. Log: share of the variance of log ${word} explained. = k: Gini against past ${word} in as many groups, + or − where clear. ! marks a smallest segment below 1% or 50 customers.`
  return `${title}\n${table}\n${wrap(note, WIDTH)}${furtherTable(candidates, customers)}`
}

function furtherTable(candidates: readonly ScoredCandidate[], customers: number): string {
  const rows = candidates.flatMap(({ name, againstPlain: against }) => {
    if (!against) return []
    const { gini, explainedLog, randIndex, moved } = against
    return [
      [
        name,
        gini ? `${signed(gini.value)} (${signed(gini.low)}..${signed(gini.high)})` : '–',
        explainedLog ? signed(explainedLog.value) : '–',
        decimal(randIndex),
        `${showCount(moved)} (${showShare(moved / customers)})`,
      ],
    ]
  })
  if (rows.length === 0) return ''
  const heads = ['Gini changes by, 95%', 'Log by', 'ARI', 'Moved']
  const table = terminalTable([{ title: 'With' }, ...heads.map((title) => ({ title, right: true }))], rows)
  const note =
    'Beside as many clusters without the feature. ARI: how far the two agree, 1 for the same clusters. Moved: customers in another cluster.'
  return `\n\n${table}\n${wrap(note, WIDTH)}`
}

/** `+0.03`; a change that rounds to nothing has no sign. */
function signed(value: number): string {
  const shown = value.toFixed(2).replace(/^-(?=0\.00$)/, '')
  return Number(shown) > 0 ? `+${shown}` : shown.replace('-', '−')
}

function stabilityTable({ stability }: Evidence): string {
  const table = terminalTable(
    [
      { title: 'Drawn anew' },
      { title: 'k', right: true },
      { title: 'ARI', right: true },
      { title: 'Least', right: true },
      { title: 'Segment' },
      { title: 'Reading' },
    ],
    stability.flatMap((candidate) => {
      const least = leastStable(candidate)
      if (least === undefined) return []
      const { name, k, randIndex } = candidate
      return [
        [
          clip(name, 20),
          String(k),
          decimal(randIndex.mean),
          decimal(least.jaccard),
          clip(least.segment, 17),
          short(least.reading),
        ],
      ]
    }),
  )
  return `${table}\n${wrap('Least: mean Jaccard overlap of the least stable segment with its like when customers are drawn anew. ARI: the same for all customers at once.', WIDTH)}`
}

function short(reading: string): string {
  return reading.startsWith('a pattern') ? 'doubtful' : reading
}

function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}

function row({ name, k, smallest, largeEnough, figures, againstEqualK }: ScoredCandidate): string[] {
  const { gini, capture, auc, explainedLog } = figures
  const sign = againstEqualK === null ? '' : againstEqualK.low > 0 ? '+' : againstEqualK.high < 0 ? '−' : '='
  return [
    clip(name, 20),
    k === null ? '' : String(k),
    smallest === null ? '' : `${showCount(smallest)}${largeEnough ? '' : '!'}`,
    decimal(gini?.value),
    gini ? `${decimal(gini.low)}..${decimal(gini.high)}` : '–',
    showShare(capture?.value ?? null),
    decimal(auc?.value),
    k === null ? '' : decimal(explainedLog?.value),
    sign,
  ]
}

/** Two places: the third is within the interval. */
function decimal(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2).replace('-', '−')
}
