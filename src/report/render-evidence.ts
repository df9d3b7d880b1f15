import type { Draw, Drawing } from '../charts/draw.ts'
import { intervalChart } from '../charts/interval-chart.ts'
import { html, type Markup, type MarkupValue } from '../charts/markup.ts'
import { capitalise } from './capitalise.ts'
import { dataTable } from './data-table.ts'
import { formatCount, formatDate, formatDecimal, formatFineShare, none } from './format.ts'
import { markOptions } from './mark-options.ts'
import { masthead } from './masthead.ts'
import { renderPage } from './page.ts'
import { renderSection } from './section.ts'
import { showNumbers } from './show-numbers.ts'
import { wideAndNarrow } from './wide-and-narrow.ts'

interface PageEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What the page of a backtest needs. */
export interface EvidencePage {
  readonly version: string
  readonly sources: readonly string[]
  /** Whether what followed is counted in money; else in orders. */
  readonly money: boolean
  readonly horizonDays: number
  readonly resamples: number
  /** The candidate that others are held against. */
  readonly baseline: string
  /** The ranking by a lifetime-value model, and the model in words. */
  readonly model: string
  readonly modelWords: string
  /** The candidate whose segments are shown one by one. */
  readonly shown: string
  readonly verdict: readonly string[]
  readonly notes: readonly string[]
  readonly stability: readonly {
    readonly name: string
    readonly k: number
    readonly randIndex: { readonly mean: number }
    readonly segments: readonly { readonly segment: string; readonly jaccard: number; readonly reading: string }[]
  }[]
  readonly cuts: readonly {
    readonly cut: string
    readonly until: string
    readonly customers: number
    readonly active: number
    readonly nextSpend: number
    readonly candidates: readonly PageCandidate[]
  }[]
}

interface PageCandidate {
  readonly name: string
  readonly k: number | null
  readonly smallest: number | null
  readonly figures: Readonly<
    Record<
      'gini' | 'capture' | 'auc' | 'explainedSpend' | 'explainedWinsorised' | 'explainedLog' | 'explainedActive',
      PageEstimate | null
    >
  >
  readonly againstEqualK: PageEstimate | null
  /** What a further feature changes, beside as many clusters without it. */
  readonly againstPlain?: {
    readonly name: string
    readonly gini: PageEstimate | null
    readonly explainedLog: PageEstimate | null
    readonly randIndex: number
    readonly moved: number
  }
  readonly segments: readonly {
    readonly segment: string
    readonly customers: number
    readonly pastEach: number
    readonly boughtAgain: number
    readonly nextEach: number
    readonly expectedBoughtAgain: number | null
    readonly expectedNextEach: number | null
  }[]
}

/** A backtest as one page of HTML that needs nothing but itself. The same input gives the same bytes. */
export function renderEvidence(page: EvidencePage, { draw, faces }: Drawing): string {
  const scored = page.cuts.filter(({ candidates }) => candidates.length > 0)
  const body = html`${masthead('evidence', page.sources.join(', '), `${page.cuts.map(({ cut }) => formatDate(cut)).join(', ')}; ${formatCount(page.horizonDays)} days each`)}
<main id="main">
<h1>Did the segments tell what came next?</h1>
${page.verdict.map((sentence) => html`<p class="lede">${sentence}</p>`)}
${page.notes.length > 0 && html`<ul class="notes">${page.notes.map((note) => html`<li>${markOptions(note)}</li>`)}</ul>`}
${scored.map((cut, i) => renderSection(section(cut, page, draw), i + 1, 2))}
${renderSection(stabilitySection(page), scored.length + 1, 2)}
</main>
<footer>Made by clientele ${page.version}. Intervals of 95% from ${formatCount(page.resamples)} re-draws of the customers; they know the chance of customers, not that of another season.</footer>`
  return renderPage(`Evidence · ${page.sources.join(', ')}`, body, faces, page.sources.join(', '))
}

type PageCut = EvidencePage['cuts'][number]

function section(cut: PageCut, page: EvidencePage, draw: Draw): Parameters<typeof renderSection>[0] {
  const word = page.money ? 'spend' : 'orders'
  const shown = cut.candidates.find(({ name }) => name === page.shown)
  return {
    topic: `As of ${formatDate(cut.cut)}`,
    title: `${formatCount(cut.active)} of ${formatCount(cut.customers)} customers bought again before ${formatDate(cut.until)}`,
    reading: html`<p>Every way to tell customers apart was made from what was known on ${formatDate(cut.cut)}, and held against the ${word} that followed.</p><p>A Gini of 1 is the best possible order of customers, 0 is chance. The dashed line is ${page.baseline}.</p>${cut.candidates.some(({ name }) => name === page.model) && html`<p>${capitalise(page.model)} is what ${page.modelWords} expected of each customer.</p>`}`,
    figure: html`<h4>Order of next ${word}: Gini with 95% interval</h4>${charts(cut, page, word, draw)}${showNumbers(numbers(cut))}${further(cut)}`,
    wide: shown && shown.segments.length > 0 && html`<h4>${shown.name}, segment by segment</h4>${segments(shown)}`,
  }
}

function stabilitySection({ stability, shown }: EvidencePage): Parameters<typeof renderSection>[0] {
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

function charts({ candidates, cut }: PageCut, { baseline }: EvidencePage, word: string, draw: Draw): Markup[] {
  const rows = candidates
    .flatMap(({ name, figures }) =>
      figures.gini === null ? [] : [{ name, ...figures.gini, ...(name === baseline && { strong: true }) }],
    )
    .sort((a, b) => b.value - a.value)
  const mark = rows.find(({ name }) => name === baseline)?.value ?? null
  const [best] = rows
  const chart = { rows, mark, format: (value: number) => formatDecimal(value) }
  const label = `Normalised Gini of next ${word} as of ${formatDate(cut)}. Best: ${best?.name ?? none}, ${formatDecimal(best?.value ?? null)}; ${baseline} ${formatDecimal(mark)}.`
  return wideAndNarrow((size) => intervalChart(chart, size), label, draw)
}

/** Nothing where no further feature was tried. */
function further({ candidates, customers }: PageCut): Markup | false {
  const tried = candidates.flatMap(({ name, againstPlain }) => (againstPlain ? [{ ...againstPlain, name }] : []))
  if (tried.length === 0) return false
  const heads = ['Gini changes by', '95%', 'Explains log, changes by', 'Rand index', 'Customers who move', 'Share']
  return html`<h4>What a further feature changes, beside as many clusters without it</h4>${dataTable({
    caption: 'Further features',
    columns: ['With', ...heads].map((head) => ({ head })),
    rows: tried.map(({ name, gini, explainedLog, randIndex, moved }): MarkupValue[] => [
      name,
      value(gini),
      interval(gini),
      value(explainedLog),
      formatDecimal(randIndex),
      formatCount(moved),
      formatFineShare(customers > 0 ? moved / customers : null),
    ]),
  })}`
}

function numbers({ candidates }: PageCut): Markup {
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
      value(figures.gini),
      interval(figures.gini),
      formatFineShare(figures.capture?.value ?? null),
      value(figures.auc),
      value(figures.explainedSpend),
      value(figures.explainedWinsorised),
      value(figures.explainedLog),
      value(figures.explainedActive),
      againstEqualK === null ? none : `${value(againstEqualK)} (${interval(againstEqualK)})`,
    ]),
  })
}

function segments({ segments }: PageCandidate): Markup {
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

function value(estimate: PageEstimate | null): string {
  return formatDecimal(estimate?.value ?? null, 3)
}

function interval(estimate: PageEstimate | null): string {
  return estimate === null ? none : `${formatDecimal(estimate.low)} to ${formatDecimal(estimate.high)}`
}
