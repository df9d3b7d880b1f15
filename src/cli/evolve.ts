import { PERIODS } from '../base/calendar-periods.ts'
import { OptionError } from '../base/errors.ts'
import { type Evolution, evolve } from '../pipeline/evolve.ts'
import { VIEWS } from '../pipeline/snapshot.ts'
import { evolutionJson, writeEvolution } from '../pipeline/write-evolution.ts'
import { threadsOf } from './limits.ts'
import type { CliCall } from './parse-command.ts'
import { findingLines } from './print-summary.ts'
import { showProgress } from './progress.ts'
import { numberOf, oneOf, textOption } from './read-options.ts'
import { resultFolderOf } from './result-folder-of.ts'
import { sourcesOf } from './result-options.ts'
import { segmentOptionsOf } from './segment-options.ts'
import { showCount, showMoney, showShare } from './show-value.ts'
import { terminalTable, wrap } from './terminal-table.ts'
import { withStore } from './with-store.ts'

const WIDTH = 80
const DEFAULT_FOLDER = 'clientele-evolve'
/** Dates that stand side by side in a table of 80 columns. */
const DATES_SHOWN = 4
/** Characters of a name beside them. */
const LONGEST_NAME = 32
const STEPS_SHOWN = 24

/** `clientele evolve`. @returns the exit code. */
export async function runEvolve(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const source = sourcesOf(call, call.positionals)
  const every = call.text('every')
  if (every === undefined) throw new OptionError(`clientele evolve needs --every; choose one of ${PERIODS.join(', ')}`)
  const window = call.text('window')
  const asked = {
    every: oneOf(every, PERIODS, '--every'),
    view: oneOf(call.text('by') ?? 'clusters', VIEWS, '--by'),
    refit: call.flag('refit'),
    ...textOption(call, 'from', 'from'),
    ...textOption(call, 'to', 'to'),
    ...textOption(call, 'fit-at', 'fitAt'),
    ...(window !== undefined && { windowDays: numberOf(window, '--window', { from: 1, to: 36_500, whole: true }) }),
  }
  const options = segmentOptionsOf(call)
  const folder = resultFolderOf(call, DEFAULT_FOLDER)
  const progress = showProgress(call.flag('quiet'))
  return withStore(call, async (store) => {
    const found = await evolve(store, {
      ...{ ...options, ...asked, source, threads: threadsOf(call), signal },
      onProgress: progress.onProgress,
    })
    progress.onProgress('writing')
    const written = { rawText: call.flag('raw-text'), pseudonymise: call.flag('pseudonymise') }
    await writeEvolution(found, { folder, command: words, ...written })
    progress.done()
    const text = call.flag('json') ? JSON.stringify(evolutionJson(found), null, 2) : show(found, folder)
    process.stdout.write(`${text}\n`)
    return 0
  })
}

function show(found: Evolution, folder: string): string {
  const { fitAt, windowDays } = found
  const segments = fitAt === null ? 'made anew at every step and followed' : `as they are on ${fitAt}`
  const window = windowDays === null ? 'all orders before a date count' : `${windowDays} days count before a date`
  return [
    wrap(
      `${found.points.length} ${found.points.length === 1 ? 'date' : 'dates'}, one a ${found.every}; segments ${segments}; ${window}.`,
      WIDTH,
    ),
    '',
    stepTable(found),
    '',
    shareTable(found),
    ...eventLines(found),
    '',
    wrap(returnLine(found), WIDTH),
    findingLines(found),
    `\nWritten to ${folder}: evolve.html, evolution.csv, steps.csv, cohorts.csv`,
  ].join('\n')
}

function stepTable({ points, revenue }: Evolution): string {
  const shown = points.slice(-STEPS_SHOWN)
  const heads = [
    'Customers',
    'New',
    'Back',
    'Lapsed',
    'Buyers',
    ...(revenue === null ? ['Orders'] : ['Revenue']),
    'PSI',
  ]
  const table = terminalTable(
    [{ title: 'Date' }, ...heads.map((title) => ({ title, right: true }))],
    shown.map((point) => [
      `${point.date}${point.isWhole ? '' : '*'}`,
      ...[point.customers, point.fresh, point.returned, point.lapsed, point.buyers].map(showCount),
      revenue === null ? showCount(point.orders) : showMoney(Math.round(Number(point.stepRevenue))),
      psi(point.drift),
    ]),
  )
  const part = shown.some(({ isWhole }) => !isWhole) ? ' * The log covers only a part of this period.' : ''
  const left = points.length > shown.length ? ` The last ${shown.length} of ${points.length}; all in steps.csv.` : ''
  return `${table}\n${wrap(`Customers there on the date, before which orders count; the rest: since the date before. PSI: the largest drift of recency, orders, revenue or sizes; 0.25 is another population.${part}${left}`, WIDTH)}`
}

/** The shares of customers at a few dates that are spread evenly, the first and the last among them. */
function shareTable({ points, segments }: Evolution): string {
  const longest = Math.max(...segments.map((name) => name.length))
  const count = Math.min(longest > LONGEST_NAME ? DATES_SHOWN - 1 : DATES_SHOWN, points.length)
  const at = Array.from(
    { length: count },
    (_, i) => points[count === 1 ? 0 : Math.round((i * (points.length - 1)) / (count - 1))]!,
  )
  return terminalTable(
    [{ title: 'Share of customers' }, ...at.map(({ date }) => ({ title: date, right: true }))],
    segments.map((name, i) => [
      clip(name, count < DATES_SHOWN ? WIDTH - 36 : LONGEST_NAME),
      ...at.map(({ segments: row }) => showShare(row[i]!.share)),
    ]),
  )
}

/** Of a refit: what was born, went, split, merged, or would be called otherwise. */
function eventLines({ points, fitAt }: Evolution): string[] {
  if (fitAt !== null) return []
  const said = points.flatMap(({ date, events }, i) => {
    if (events === null) return []
    const parts = [
      ...events.born.map((name) => `${name} is newly formed`),
      ...events.gone.map((name) => `${name} is gone`),
      ...events.replaced.map((name) => `${name} holds other customers than before`),
      ...events.split.map(({ from, into }) => `${from} split into ${into.join(' and ')}`),
      ...events.merged.map(({ into, from }) => `${from.join(' and ')} became ${into}`),
      ...(i === points.length - 1 ? events.renamed : []).map(
        ({ segment, now }) => `${segment} would be called ${now} now`,
      ),
    ]
    return parts.length === 0 ? [] : [wrap(`${date}: ${parts.join('; ')}.`, WIDTH, '  ')]
  })
  return ['', ...(said.length === 0 ? ['Every segment has its like at every date.'] : said)]
}

/** How many of the cohorts that can be seen ordered again in the month after their first. */
function returnLine({ cohorts }: Evolution): string {
  const seen = cohorts.slice(1).filter(({ active }) => active.length > 2)
  const first = seen.reduce((total, { customers }) => total + customers, 0)
  const again = seen.reduce((total, { active }) => total + active[1]!, 0)
  if (first === 0) return 'No whole month after a first order can be seen, so nothing is said about who came back.'
  return `Of ${showCount(first)} customers whose first order lies in a month that can be followed, ${showShare(again / first)} ordered again in the month after. The first month of the file is left out: who is new there may have bought before it began.`
}

function psi(drift: Evolution['points'][number]['drift']): string {
  const known = Object.values(drift).filter((index) => index !== null)
  return known.length === 0 ? '–' : Math.max(...known).toFixed(2)
}

function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
