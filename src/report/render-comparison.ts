import type { Draw, Drawing } from '../charts/draw.ts'
import { html, type Markup } from '../charts/markup.ts'
import { sankeyChart } from '../charts/sankey-chart.ts'
import { countMoves } from '../evidence/count-moves.ts'
import { dataTable } from './data-table.ts'
import { formatCount, formatDate, formatDecimal, formatFineShare, formatShare, none } from './format.ts'
import { markOptions } from './mark-options.ts'
import { masthead } from './masthead.ts'
import { migrationTable } from './migration-table.ts'
import { movedWords } from './moved-words.ts'
import { renderPage } from './page.ts'
import { renderSection } from './section.ts'
import { wideAndNarrow } from './wide-and-narrow.ts'

/** What the page of a comparison needs. */
export interface ComparisonPage {
  readonly version: string
  readonly from: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly to: { readonly label: string; readonly asOf: string; readonly customers: number }
  readonly states: readonly string[]
  readonly matrix: readonly (readonly number[])[]
  readonly moves: readonly Parts[]
  readonly changes: readonly (PageParts & { readonly state: number; readonly before: number; readonly after: number })[]
  readonly identities: readonly {
    readonly before: string | null
    readonly after: string | null
    readonly overlap: number | null
  }[]
  readonly drift: {
    readonly measures: Readonly<Record<string, number | null>>
    readonly sizes: number
    readonly relabelled: number
  }
  readonly advice: { readonly advice: 'keep' | 'refit'; readonly reasons: readonly string[] }
  readonly notes: readonly string[]
}

interface PageParts {
  readonly ageing: number
  readonly behaviour: number
  readonly borders: number
}

interface Parts extends PageParts {
  readonly from: number
  readonly to: number
  readonly customers: number
}

const MOST_MOVES = 25

/** States whose table has room beside its reading. */
const MOST_STATES = 9

/** Two days of one shop as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderComparison(page: ComparisonPage, { draw, faces }: Drawing): string {
  const { from, to, advice } = page
  const body = html`${masthead('comparison', `${from.label} and ${to.label}`, `${formatDate(from.asOf)} – ${formatDate(to.asOf)}`)}
<main id="main">
<h1>${movedWords(countMoves(page.matrix))}</h1>
<p class="lede">${advice.advice === 'keep' ? 'Keep the segments' : 'Make the segments anew'}: ${advice.reasons.join('; ')}.</p>
${page.notes.length > 0 && html`<ul class="notes">${page.notes.map((note) => html`<li>${markOptions(note)}</li>`)}</ul>`}
${[flow(page, draw), fromWhereToWhere(page), why(page), identities(page)].map((section, i) => renderSection(section, i + 1, 2))}
</main>
<footer>Made by clientele ${page.version}.</footer>`
  return renderPage(`Comparison · ${from.label} and ${to.label}`, body, faces, `${from.label} and ${to.label}`)
}

type Section = Parameters<typeof renderSection>[0]

function flow({ states, matrix, from, to }: ComparisonPage, draw: Draw): Section {
  const flows = { states, matrix, format: formatCount }
  const label = `Customers by segment, ${formatDate(from.asOf)} to ${formatDate(to.asOf)}.`
  const drawn = wideAndNarrow((size) => sankeyChart(flows, size), label, draw)
  return {
    topic: 'Who moved',
    title: `From ${formatCount(from.customers)} customers to ${formatCount(to.customers)}`,
    reading: html`<p>Left ${formatDate(from.asOf)}, right ${formatDate(to.asOf)}. Grey bands stayed, coloured ones moved.</p>`,
    figure: html`<figure>${drawn}</figure>`,
  }
}

function fromWhereToWhere({ states, matrix }: ComparisonPage): Section {
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

function why({ states, moves, changes }: ComparisonPage): Section {
  return {
    topic: 'Why',
    title: 'What time did, what customers did, and what moving borders did',
    reading: html`<p>Ageing: what would have happened had nobody ordered. Behaviour: what their orders changed, by the earlier segments. Borders: what the later segments call otherwise. The three add up exactly.</p>`,
    figure: html`<h4>What changed the size of each segment</h4>${dataTable({
      caption: 'What changed the size of each segment',
      columns: ['Segment', 'Before', 'Ageing', 'Behaviour', 'Borders', 'After'].map((head) => ({ head })),
      rows: changes
        .filter(
          ({ before, after, ageing, behaviour }) => before !== 0 || after !== 0 || ageing !== 0 || behaviour !== 0,
        )
        .map((row) => [states[row.state]!, formatCount(row.before), ...parts(row), formatCount(row.after)]),
    })}`,
    wide: html`<h4>The largest moves</h4>${dataTable({
      caption: 'The largest moves',
      columns: ['From', 'To', 'Customers', 'Ageing', 'Behaviour', 'Borders'].map((head, i) => ({
        head,
        text: i === 1,
      })),
      rows: moves
        .toSorted((a, b) => b.customers - a.customers)
        .slice(0, MOST_MOVES)
        .map((move) => [states[move.from]!, states[move.to]!, formatCount(move.customers), ...parts(move)]),
    })}`,
  }
}

function identities({ identities, drift }: ComparisonPage): Section {
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

function parts({ ageing, behaviour, borders }: PageParts): (string | Markup)[] {
  return [ageing, behaviour, borders].map((part) =>
    part === 0 ? none : formatDecimal(part, Number.isInteger(part) ? 0 : 1),
  )
}
