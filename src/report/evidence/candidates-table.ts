import type { Markup, MarkupValue } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatFineShare, none } from '../format.ts'
import { intervalWords, valueWords } from './estimate-words.ts'
import type { PageCut } from './evidence-page.ts'

/** All figures of all candidates. */
export function candidatesTable({ candidates }: PageCut): Markup {
  const heads = ['Candidate', 'Segments', 'Smallest', 'Gini', 'Gini 95%', 'Top fifth holds', 'Bought again, AUC']
  const shares = ['Spend', 'clipped', 'log', 'bought']
  return dataTable({
    caption: 'All candidates',
    columns: [...heads, ...shares.map((name) => `Explains ${name}`), 'Against spend groups of equal number'].map(
      (head) => ({ head }),
    ),
    rows: candidates.map(({ name, k, smallest, figures, againstEqualK }): MarkupValue[] => [
      name,
      formatCount(k),
      formatCount(smallest),
      valueWords(figures.gini),
      intervalWords(figures.gini),
      formatFineShare(figures.capture?.value ?? null),
      valueWords(figures.auc),
      valueWords(figures.explainedSpend),
      valueWords(figures.explainedWinsorised),
      valueWords(figures.explainedLog),
      valueWords(figures.explainedActive),
      againstEqualK === null ? none : `${valueWords(againstEqualK)} (${intervalWords(againstEqualK)})`,
    ]),
  })
}
