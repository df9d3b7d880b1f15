import { OptionError } from '../base/errors.ts'
import { countMoves } from '../evidence/count-moves.ts'
import { compareDates, compareRuns } from '../pipeline/compare-dates.ts'
import type { Comparison } from '../pipeline/comparison-record.ts'
import { VIEWS } from '../pipeline/snapshot.ts'
import { comparisonJson, writeComparison } from '../pipeline/write-comparison.ts'
import { movedWords } from '../report/moved-words.ts'
import { threadsOf } from './limits.ts'
import type { CliCall } from './parse-command.ts'
import { showProgress } from './progress.ts'
import { numberOf, oneOf } from './read-options.ts'
import { resultFolderOf } from './result-folder-of.ts'
import { sourcesOf } from './result-options.ts'
import { segmentOptionsOf } from './segment-options.ts'
import { showCount, showShare } from './show-value.ts'
import { terminalTable, wrap } from './terminal-table.ts'
import { withStore } from './with-store.ts'

const WIDTH = 80
const DEFAULT_FOLDER = 'clientele-compare'
const MOST_MOVES = 8

/** `clientele compare`. @returns the exit code. */
export async function runCompare(call: CliCall, signal: AbortSignal, words: string): Promise<number> {
  const at = call.list('at')
  const window = call.text('window')
  const view = oneOf(call.text('by') ?? 'clusters', VIEWS, '--by')
  const options = segmentOptionsOf(call)
  const windowDays =
    window === undefined ? undefined : numberOf(window, '--window', { from: 1, to: 36_500, whole: true })
  if (at.length === 0 && call.positionals.length !== 2) {
    throw new OptionError(
      `clientele compare needs two result folders, or a source and two days, but found ${call.positionals.length} ${call.positionals.length === 1 ? 'name' : 'names'} and no --at; for example clientele compare spring summer, or clientele compare orders.csv --at 2025-03-01,2025-06-01`,
    )
  }
  if (at.length !== 0 && at.length !== 2) {
    throw new OptionError(
      `--at ${at.join(',')} names ${at.length} ${at.length === 1 ? 'day' : 'days'}; name two, the earlier first`,
    )
  }
  const source = sourcesOf(call, call.positionals)
  const folder = resultFolderOf(call, DEFAULT_FOLDER)
  const progress = showProgress(call.flag('quiet'))
  return withStore(call, async (store) => {
    const days = { at: [at[0]!, at[1]!] as const, ...(windowDays !== undefined && { windowDays }) }
    const found =
      at.length === 0
        ? await compareRuns(store, [source[0]!, source[1]!], view)
        : await compareDates(store, {
            ...options,
            ...days,
            source,
            view,
            threads: threadsOf(call),
            signal,
            onProgress: progress.onProgress,
          })
    await writeComparison(found, { folder, command: words, pseudonymise: call.flag('pseudonymise') })
    progress.done()
    const text = call.flag('json') ? JSON.stringify(comparisonJson(found), null, 2) : show(found, folder)
    process.stdout.write(`${text}\n`)
    return 0
  })
}

function show(found: Comparison, folder: string): string {
  const { from, to, drift, advice, findings } = found
  const psi = Object.entries(drift.measures).map(
    ([name, index]) => `${name} ${index === null ? '–' : index.toFixed(2)}`,
  )
  return [
    wrap(
      `${dayOf(from)}: ${showCount(from.customers)} ${from.customers === 1 ? 'customer' : 'customers'}. ${dayOf(to)}: ${showCount(to.customers)}.`,
      WIDTH,
    ),
    wrap(`${movedWords(countMoves(found.matrix))}.`, WIDTH),
    '',
    changeTable(found),
    wrap(
      'Ageing: had nobody ordered. Behaviour: what orders changed, by the earlier segments. Borders: what the later segments call otherwise. The three add up exactly.',
      WIDTH,
    ),
    '',
    found.moves.length === 0 ? 'Nobody moved from one segment to another.' : moveTable(found),
    '',
    wrap(identityLine(found), WIDTH),
    wrap(
      `Drift (PSI): ${psi.join(', ')}, segment sizes ${drift.sizes.toFixed(2)}; ${showShare(drift.relabelled)} of customers would be placed elsewhere by the later segments.`,
      WIDTH,
    ),
    wrap(
      `${advice.advice === 'keep' ? 'Keep the segments' : 'Make the segments anew'}: ${advice.reasons.join('; ')}.`,
      WIDTH,
    ),
    ...findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ message }) => wrap(`Note: ${message}.`, WIDTH, '  ')),
    `\nWritten to ${folder}: compare.html, compare.json`,
  ].join('\n')
}

function dayOf({ label, asOf }: Comparison['from']): string {
  return label === asOf ? asOf : `${label} (${asOf})`
}

function changeTable({ states, changes }: Comparison): string {
  const columns = ['Before', 'Ageing', 'Behaviour', 'Borders', 'After'].map((title) => ({ title, right: true }))
  const rows = changes
    .filter(({ before, after, ageing, behaviour }) => before + after !== 0 || ageing !== 0 || behaviour !== 0)
    .map(({ state, before, ageing, behaviour, borders, after }) => [
      clip(states[state]!, 30),
      ...[showCount(before), signed(ageing), signed(behaviour), signed(borders), showCount(after)],
    ])
  return terminalTable([{ title: 'Segment' }, ...columns], rows)
}

function moveTable({ states, moves }: Comparison): string {
  const columns = ['Moved', 'Ageing', 'Behaviour', 'Borders'].map((title) => ({ title, right: true }))
  const rows = moves
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, MOST_MOVES)
    .map(({ from, to, customers, ageing, behaviour, borders }) => [
      clip(states[from]!, 19),
      clip(states[to]!, 19),
      ...[showCount(customers), signed(ageing), signed(behaviour), signed(borders)],
    ])
  return terminalTable([{ title: 'From' }, { title: 'To' }, ...columns], rows)
}

/** Births, deaths, splits, merges and new names; or that there are none. */
function identityLine({ identities, splits, merges }: Comparison): string {
  const said = [
    ...identities.flatMap(({ before, after }) => {
      if (before === null) return [`${after} is newly formed`]
      if (after === null) return [`${before} is gone`]
      return before === after ? [] : [`${before} is now called ${after}`]
    }),
    ...splits.map(({ from, into }) => `${from} split into ${into.join(' and ')}`),
    ...merges.map(({ into, from }) => `${from.join(' and ')} became ${into}`),
  ]
  return said.length === 0 ? 'Every segment has its like on the later day.' : `${said.join('; ')}.`
}

function signed(value: number): string {
  if (value === 0) return '·'
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toLocaleString('en-GB')}`
}

function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
