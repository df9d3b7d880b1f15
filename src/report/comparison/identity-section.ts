import { html } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatDecimal, formatFineShare } from '../format.ts'
import type { Section } from '../section.ts'
import type { ComparisonPage } from './comparison-page.ts'

/** Whether segments of one name hold the same customers, and how far their measures drifted. */
export function identitySection({ identities, drift }: ComparisonPage): Section {
  const measures = Object.entries(drift.measures).map(([name, index]) => [name, formatDecimal(index)])
  return {
    topic: 'Still the same?',
    title: `${formatFineShare(drift.relabelled)} of customers would be placed elsewhere by the later segments`,
    reading: html`<p>Segments are paired by the customers they share on the later day. A drift (PSI) of 0.25 or more is another population.</p>`,
    figure: html`${dataTable({
      caption: 'Segments and their partners',
      columns: [{ head: 'Before' }, { head: 'After', text: true }, { head: 'In common' }],
      rows: identities.map(({ before, after, overlap }) => [
        before ?? 'newly formed',
        after ?? 'gone',
        formatFineShare(overlap),
      ]),
    })}${dataTable({
      caption: 'Drift',
      columns: [{ head: 'Distribution of' }, { head: 'PSI' }],
      rows: [...measures, ['segment sizes', formatDecimal(drift.sizes)]],
    })}`,
  }
}
