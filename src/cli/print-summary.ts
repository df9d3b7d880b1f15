import { REASONS } from '../base/reasons.ts'
import type { RunSummary } from '../pipeline/run.ts'
import type { ReportValues } from '../report/input/report-values.ts'
import { segmentValueLines } from './segment-value-lines.ts'
import { showCount, showCounted, showMoney, showShare } from './show-value.ts'
import { terminalTable, wrap } from './terminal-table.ts'

const WIDTH = 80

export interface SummaryOutcome {
  /** How the number of segments came about; empty where they were there before. */
  readonly why: string
  readonly folder: string
  /** Lifetime value by segment, where it was asked for. */
  readonly values?: ReportValues
}

/**
 * The segments of a result as a table of at most 80 columns, an action for each, what they are expected to bring, and what was
 * set aside.
 */
export function printSummary(run: RunSummary, outcome: SummaryOutcome): string {
  return [
    `${readLine(run)}\n`,
    segmentTable(run),
    `\n${run.segments.map((segment) => wrap(`${segment.segment}: ${segment.action}`, WIDTH, '  ')).join('\n')}`,
    outcome.why === '' ? '' : `\n${wrap(outcome.why, WIDTH)}`,
    outcome.values === undefined ? '' : `\n${segmentValueLines(outcome.values, WIDTH)}`,
    findingLines(run),
    `\nWritten to ${outcome.folder}: ${outcome.why === '' ? '' : 'report.html, '}customers.csv, segments.csv, rejects.csv`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function readLine({ columns, customers, orders, revenue, asOf, currency }: RunSummary): string {
  const roles = Object.entries(columns).map(([role, name]) => `${role}=${name}`)
  const money = revenue === null ? '' : `, revenue ${showMoney(Number(revenue))}${currency ? ` ${currency}` : ''}`
  return `${wrap(`Columns: ${roles.join(', ')}`, WIDTH, '  ')}\n${showCounted(customers, 'customer')}, ${showCounted(orders, 'order')}${money}, ${countedTo(asOf)}`
}

/** To which day recency is counted. */
export function countedTo(asOf: string | null): string {
  return asOf === null ? 'days as the source counts them' : `counted to ${asOf}`
}

function segmentTable({ segments, revenue }: RunSummary): string {
  const nameWidth = revenue === null ? 40 : 22
  const money = revenue !== null
  const columns = [
    { title: 'Segment' },
    { title: 'Customers', right: true },
    { title: 'Share', right: true },
    ...(money
      ? [
          { title: 'Revenue', right: true },
          { title: 'Share', right: true },
        ]
      : []),
    { title: 'Days', right: true },
    { title: 'Orders', right: true },
    ...(money ? [{ title: 'Spent', right: true }] : []),
  ]
  const rows = segments.flatMap((segment) => {
    const [name = '', ...more] = nameLines(segment.segment, nameWidth)
    const figures = [
      showCount(segment.customers),
      showShare(segment.share),
      ...(money ? [showMoney(Number(segment.revenue)), showShare(segment.revenueShare)] : []),
      showCount(Math.round(segment.medianRecencyDays)),
      showCount(segment.medianOrderCount),
      ...(money ? [showMoney(segment.medianRevenue === null ? null : Math.round(segment.medianRevenue))] : []),
    ]
    return [[name, ...figures], ...more.map((line) => [line, ...figures.map(() => '')])]
  })
  const note = money
    ? 'Days since the last order, orders and money spent: medians.'
    : 'Days since the last order and orders: medians.'
  return `${terminalTable(columns, rows)}\n${note}`
}

/** Rows read, kept and set aside, and the findings that matter. */
export function findingLines({ rows, findings }: Pick<RunSummary, 'rows' | 'findings'>): string {
  const rejected = REASONS.filter((reason) => rows.rejected[reason]).map(
    (reason) => `${showCount(rows.rejected[reason]!)} ${reason}`,
  )
  const aside = rejected.length === 0 ? 'nothing set aside' : `set aside ${rejected.join(', ')}`
  const loud = findings.filter((finding) => finding.severity !== 'info')
  return [
    `\n${wrap(`Rows: ${showCount(rows.read)} read = ${showCount(rows.kept)} kept + ${showCount(rows.read - rows.kept)}; ${aside}.`, WIDTH, '  ')}`,
    ...loud.map((finding) =>
      wrap(`${finding.severity === 'serious' ? 'Read this first' : 'Note'}: ${ended(finding.message)}`, WIDTH, '  '),
    ),
  ].join('\n')
}

/** A message with its full stop, unless it asks something. */
function ended(message: string): string {
  return message.endsWith('?') ? message : `${message}.`
}

/** A name in lines of at most that width, broken before what tells it from its like; longer words are cut. */
function nameLines(name: string, width: number): string[] {
  if ([...name].length <= width) return [name]
  const [head = '', ...rest] = name.split(/ (?=\()/)
  return [head, ...rest.map((part) => `  ${part}`)].map((line) => clip(line, width))
}

function clip(text: string, width: number): string {
  return [...text].length > width ? `${[...text].slice(0, width - 1).join('')}…` : text
}
