import { html, type Markup, type MarkupValue } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatFineShare } from '../format.ts'
import { intervalWords, valueWords } from './estimate-words.ts'
import type { PageCut } from './evidence-page.ts'

/** What each further feature changes; nothing where no further feature was tried. */
export function furtherFeatures({ candidates, customers }: PageCut): Markup | false {
  const tried = candidates.flatMap(({ name, againstPlain }) => (againstPlain ? [{ ...againstPlain, name }] : []))
  if (tried.length === 0) return false
  const heads = ['Gini changes by', '95%', 'Explains log, changes by', 'Rand index', 'Customers who move', 'Share']
  return html`<h4>What a further feature changes, beside as many clusters without it</h4>${dataTable({
    caption: 'Further features',
    columns: ['With', ...heads].map((head) => ({ head })),
    rows: tried.map(({ name, gini, explainedLog, randIndex, moved }): MarkupValue[] => [
      name,
      valueWords(gini),
      intervalWords(gini),
      valueWords(explainedLog),
      formatDecimal(randIndex),
      formatCount(moved),
      formatFineShare(customers > 0 ? moved / customers : null),
    ]),
  })}`
}
