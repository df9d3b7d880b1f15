import type { SilhouetteRow } from '../charts/silhouette-chart.ts'
import { formatCount, formatDecimal, formatFineShare, formatShare } from './format.ts'
import type { ReportSilhouettes } from './input/report-choice.ts'
import type { RunContext } from './run-context.ts'

/** How clearly customers belong to their segment, as a drawing and in words. */
export interface SilhouetteFit {
  readonly title: string
  /** Above the drawing: whose silhouettes these are. */
  readonly heading: string
  /** What the drawing says, for who cannot see it. */
  readonly label: string
  /** What follows from it. */
  readonly reading: string
  readonly rows: readonly SilhouetteRow[]
}

/** Below it segments are slices of one cloud. */
const CLEAR = 0.25

/** Null where nothing was measured, or there is nothing to be told apart. */
export function silhouetteFit(context: RunContext): SilhouetteFit | null {
  const found = context.input.silhouettes
  if (found === null || found.segments.length < 2) return null
  const { mean, below } = overall(context, found)
  return {
    title: titleOf(mean, below),
    heading: `Silhouette of ${found.of < clusteredCustomers(context) ? `${formatCount(found.of)} customers` : 'every customer'}, by segment`,
    label: `Silhouettes: ${context.named.map(({ name }, i) => `${name} ${formatDecimal(found.segments[i]!.mean)}`).join(', ')}.`,
    reading:
      `${belowWords(context, found)} The mean is ${formatDecimal(mean)}, where 1 is perfect and 0 the border. ${ofWhom(context, found)}`.trim(),
    rows: rowsOf(context, found),
  }
}

function titleOf(mean: number, below: number): string {
  if (below >= 0.15) return `${formatShare(below)} of customers lie nearer to another segment`
  return mean >= CLEAR
    ? 'Most customers sit well inside their segment'
    : 'Most customers sit near the border of their segment'
}

function overall({ named }: RunContext, { segments }: ReportSilhouettes): { mean: number; below: number } {
  const customers = named.reduce((sum, segment) => sum + segment.customers, 0)
  const over = (value: (i: number) => number) =>
    named.reduce((sum, segment, i) => sum + segment.customers * value(i), 0) / customers
  return { mean: over((i) => segments[i]!.mean ?? 0), below: over((i) => segments[i]!.below ?? 0) }
}

/** The segment with the largest share of customers who lie nearer to another. */
function belowWords({ named }: RunContext, { segments }: ReportSilhouettes): string {
  const worst = segments.reduce((at, { below }, i) => ((below ?? 0) > (segments[at]!.below ?? 0) ? i : at), 0)
  const share = segments[worst]!.below ?? 0
  if (share === 0) return 'Nobody lies nearer to another segment.'
  return `Whoever reaches left of zero lies nearer to another segment: ${formatFineShare(share)} of ${named[worst]!.name}, the most of any.`
}

function clusteredCustomers({ named }: Pick<RunContext, 'named'>): number {
  return named.reduce((sum, { customers }) => sum + customers, 0)
}

function ofWhom({ input, named }: RunContext, { of }: ReportSilhouettes): string {
  const clustered = clusteredCustomers({ named })
  if (of < clustered)
    return `Measured on a sample of ${formatCount(of)} customers in which every segment keeps its share.`
  return clustered < input.customers ? 'Customers in no segment have none.' : ''
}

function rowsOf({ named, slot }: RunContext, { segments }: ReportSilhouettes): SilhouetteRow[] {
  return named.map((segment, i) => {
    const { mean, below, quantiles } = segments[i]!
    return {
      rank: String(segment.rank),
      name: segment.name,
      notes: [
        `mean ${formatDecimal(mean)} · below 0: ${below === 0 ? 'none' : formatFineShare(below)}`,
        `mean ${formatDecimal(mean)}`,
      ],
      quantiles,
      customers: segment.customers,
      slot: slot(segment),
    }
  })
}
