import { html } from '../../charts/markup.ts'
import { formatShare } from '../format.ts'
import { migrationTable } from '../migration-table.ts'
import type { Section } from '../section.ts'
import type { ComparisonPage } from './comparison-page.ts'

/** States whose table has room beside its reading. */
const MOST_STATES = 9

/** Customers from each segment to each, as a table. */
export function matrixSection({ states, matrix }: ComparisonPage): Section {
  const table = migrationTable(states, matrix)
  return {
    topic: 'From where to where',
    title: keptWords(states, matrix),
    reading: html`<p>Each row is everybody who was in that segment before, each column where they are after: customers, and under them their share of the row, which is also the tint. Who stayed stands in a frame.</p><p>New: the first order came since. Returned: bought before, but was in no segment. Lapsed: in no segment any more.</p>`,
    ...(states.length > MOST_STATES ? { wide: table } : { figure: table }),
  }
}

/** `Champions kept 75% of their customers, New customers 11%`: the segments that kept most and least. */
function keptWords(states: readonly string[], matrix: ComparisonPage['matrix']): string {
  const kept = matrix
    .slice(0, -3)
    .flatMap((row, state) => {
      const before = row.reduce((sum, count) => sum + count, 0)
      return before > 0 ? [{ name: states[state]!, share: row[state]! / before }] : []
    })
    .sort((a, b) => b.share - a.share)
  const [most, least] = [kept[0], kept.at(-1)]
  if (most === undefined || least === undefined) return 'No segment had customers before'
  const rest = least.share < most.share ? `, ${least.name} ${formatShare(least.share)}` : ''
  return `${most.name} kept ${formatShare(most.share)} of its customers${rest}`
}
