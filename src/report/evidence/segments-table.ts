import type { Markup } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatFineShare } from '../format.ts'
import type { PageCandidate } from './evidence-page.ts'

/** What the segments of one candidate did next, beside what the cut before let expect. */
export function segmentsTable({ segments }: PageCandidate): Markup {
  const expected = segments.some(({ expectedNextEach }) => expectedNextEach !== null)
  return dataTable({
    caption: 'What each segment did next',
    columns: [
      ...['Segment then', 'Customers', 'Past each', 'Bought again'],
      ...(expected ? ['Expected'] : []),
      'Next each',
      ...(expected ? ['Expected each'] : []),
    ].map((head) => ({ head })),
    rows: segments.map((row) => [
      row.segment,
      formatCount(row.customers),
      formatCount(row.pastEach),
      formatFineShare(row.boughtAgain),
      ...(expected ? [formatFineShare(row.expectedBoughtAgain)] : []),
      formatCount(row.nextEach),
      ...(expected ? [formatCount(row.expectedNextEach)] : []),
    ]),
  })
}
