import { html } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatDecimal, formatFineShare } from '../format.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'
import type { EvidencePage } from './evidence-page.ts'

/** Which segmentations come back when the customers are drawn anew. */
export function stabilitySection({ stability, shown }: EvidencePage): Section {
  const held = stability.filter(({ segments }) => segments.every(({ jaccard }) => jaccard >= 0.75))
  const one = stability.find(({ name }) => name === shown)
  return {
    topic: 'Other customers',
    title: `${held.length} of ${stability.length} segmentations keep every segment when the customers are drawn anew`,
    reading: html`<p>Cut-offs and clusters were derived anew from re-draws of the customers. A segment that comes back with 75% or more in common is stable; below 60% it should not be trusted.</p><p>The Rand index looks at all customers at once and hides a small segment that dissolves.</p>`,
    figure: dataTable({
      caption: 'Stability',
      columns: [
        { head: 'Segmentation' },
        { head: 'Segments' },
        { head: 'Least in common' },
        { head: 'Least stable segment', text: true },
        { head: 'Reading', text: true },
        { head: 'Rand index' },
      ],
      rows: stability.flatMap(({ name, k, segments, randIndex }) => {
        const [least] = segments.toSorted((a, b) => a.jaccard - b.jaccard)
        if (least === undefined) return []
        return [[name, k, formatFineShare(least.jaccard), least.segment, least.reading, formatDecimal(randIndex.mean)]]
      }),
    }),
    wide:
      one &&
      showNumbers(
        dataTable({
          caption: `Stability of ${shown}`,
          columns: [{ head: 'Segment' }, { head: 'In common' }, { head: 'Reading', text: true }],
          rows: one.segments.map(({ segment, jaccard, reading }) => [segment, formatFineShare(jaccard), reading]),
        }),
        `${shown}, segment by segment`,
      ),
  }
}
