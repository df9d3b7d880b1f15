import { formatCount, formatDecimal, formatEdge, formatFineShare, formatShare } from './format.ts'
import type { ReportSelection } from './input/report-choice.ts'
import type { ReportInput } from './input/report-input.ts'

/** One curve over the numbers of segments that were tried, and how to word it. */
export interface SelectionMeasure {
  readonly name: string
  /** Unit, and which way is better. */
  readonly sub: string
  readonly value: (entry: ReportSelection) => number | null
  /** Values below it are too low; null when there is no such floor. */
  readonly floor: number | null
  readonly zeroBase: boolean
  /** What no value can exceed; null where there is no such end. */
  readonly most: number | null
  readonly format: (value: number | null) => string
  readonly formatTick: (value: number) => string
}

/** The four measures that are drawn: the method's own, how clear, how steady, how large. */
export function selectionMeasures(input: ReportInput): SelectionMeasure[] {
  const { chosen } = input
  return [
    ownMeasure(input),
    {
      name: 'Silhouette',
      sub: 'from −1 to 1, higher is clearer',
      value: (entry) => entry.silhouette,
      floor: null,
      zeroBase: true,
      most: null,
      format: formatDecimal,
      formatTick: formatEdge,
    },
    {
      name: 'Least stable segment found again',
      sub: `% overlap over ${formatCount(chosen.redraws)} re-draws, higher is steadier`,
      value: (entry) => entry.lowestJaccard,
      floor: chosen.jaccardFloor,
      zeroBase: false,
      most: 1,
      format: formatFineShare,
      formatTick: formatShare,
    },
    {
      name: 'Smallest segment',
      sub: '% of customers, higher is easier to act on',
      value: (entry) => entry.smallestShare,
      floor: chosen.shareFloor,
      zeroBase: true,
      most: 1,
      format: formatFineShare,
      formatTick: formatShare,
    },
  ]
}

/** What the method itself goes by: the BIC of a mixture, the gaps of a tree, else the spread that is left. */
function ownMeasure({ selection }: ReportInput): SelectionMeasure {
  const shares = selection.every((entry) => entry.inertiaShare !== null)
  if (selection.some(({ bic }) => (bic ?? null) !== null)) {
    return {
      name: 'BIC of the mixture',
      sub: 'fit against number of parameters, lower is better',
      value: (entry) => entry.bic ?? null,
      floor: null,
      zeroBase: false,
      most: null,
      format: formatCount,
      formatTick: formatEdge,
    }
  }
  if (selection.some(({ mergeGap }) => (mergeGap ?? null) !== null)) {
    return {
      name: 'Gap below the next merge',
      sub: 'in height of the tree, wider is a clearer cut',
      value: (entry) => entry.mergeGap ?? null,
      floor: null,
      zeroBase: true,
      most: null,
      format: formatDecimal,
      formatTick: formatEdge,
    }
  }
  return {
    name: 'Spread left inside segments',
    sub: shares ? '% of all spread, lower is tighter' : 'sum of squared distances, lower is tighter',
    value: (entry) => (shares ? entry.inertiaShare : entry.inertia),
    floor: null,
    zeroBase: true,
    most: shares ? 1 : null,
    format: shares ? formatFineShare : formatCount,
    formatTick: shares ? formatShare : formatCount,
  }
}
