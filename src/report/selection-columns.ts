import { formatCount, formatDecimal, formatFineShare } from './format.ts'
import type { ReportSelection } from './input/report-choice.ts'
import type { ReportInput } from './input/report-input.ts'

export interface SelectionColumn {
  readonly head: string
  readonly show: (entry: ReportSelection) => string
}

/** What is known of every number of segments that was tried, column by column; what the method does not have is left out. */
export function selectionColumns({ selection, chosen }: ReportInput): SelectionColumn[] {
  const family = familyColumns.filter(({ of }) => selection.some((entry) => (entry[of] ?? null) !== null))
  return [
    { head: 'k', show: ({ k }) => (k === chosen.k ? `${k}, chosen` : String(k)) },
    { head: 'Inertia', show: ({ inertia }) => formatCount(inertia) },
    ...family,
    { head: 'Silhouette', show: ({ silhouette }) => formatDecimal(silhouette) },
    { head: 'Calinski–Harabasz', show: ({ calinskiHarabasz }) => formatCount(calinskiHarabasz) },
    { head: 'Davies–Bouldin', show: ({ daviesBouldin }) => formatDecimal(daviesBouldin) },
    { head: 'Smallest', show: ({ smallestShare }) => formatFineShare(smallestShare) },
    { head: 'Least found again', show: ({ lowestJaccard }) => formatFineShare(lowestJaccard) },
    { head: 'Names', show: ({ distinctNames }) => formatCount(distinctNames) },
  ]
}

/** Columns that only some methods have. */
const familyColumns: readonly (SelectionColumn & { readonly of: keyof ReportSelection })[] = [
  { head: 'BIC', show: ({ bic }) => formatCount(bic ?? null), of: 'bic' },
  { head: 'Merge height', show: ({ mergeHeight }) => formatDecimal(mergeHeight ?? null), of: 'mergeHeight' },
  { head: 'Gap below it', show: ({ mergeGap }) => formatDecimal(mergeGap ?? null), of: 'mergeGap' },
]
