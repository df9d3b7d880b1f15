import type { Draw } from '../../charts/draw.ts'
import { lineChart } from '../../charts/line-chart.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDecimal, formatFineShare, none } from '../format.ts'
import { numberWord } from '../number-word.ts'
import type { ReportContext } from '../report-context.ts'
import type { ReportInput, ReportSelection } from '../report-input.ts'
import type { Section } from '../section.ts'
import { type SelectionMeasure, selectionMeasures } from '../selection-measures.ts'
import { showNumbers } from '../show-numbers.ts'
import { toSentence } from '../to-sentence.ts'

/** Why this number of segments, with the measures that agree and those that do not. */
export function whyKSection({ input, draw }: ReportContext): Section | null {
  const { chosen, selection } = input
  if (input.segments.length === 0) return null
  const measures =
    selection.length > 1
      ? selectionMeasures(input).filter((measure) => selection.some((s) => measure.value(s) !== null))
      : []
  return {
    topic: `Why ${chosen.k === 0 ? 'none' : numberWord(chosen.k)}`,
    title: title(input),
    reading: html`<p>${toSentence(chosen.reason)}</p>${agreement(input)}${silhouetteNote(input)}`,
    figure: html`${measures.length > 0 && html`<div class="halves">${measures.map((measure) => figure(measure, input, draw))}</div>`}
${selection.length > 0 && showNumbers(numbers(input))}${chosen.judges.length > 0 && judges(input)}`,
  }
}

/** Methods that find the number themselves, so that nobody chose it. */
const FINDS_K: readonly string[] = ['dbscan', 'hdbscan']

function title({ chosen, selection }: ReportInput): string {
  const k = capitalise(numberWord(chosen.k))
  const segments = chosen.k === 1 ? 'segment' : 'segments'
  if (chosen.k === 0) return 'The method found no groups'
  if (FINDS_K.includes(chosen.method))
    return `${k} ${chosen.k === 1 ? 'cluster' : 'clusters'}: as many as there are dense places`
  if (selection.length === 0) return `${k} ${segments}, without a comparison of other numbers`
  const floor = chosen.jaccardFloor
  const keeps = (entry: ReportSelection) => floor !== null && (entry.lowestJaccard ?? 0) >= floor
  const entry = selection.find(({ k }) => k === chosen.k)
  if (chosen.agreement !== null && chosen.agreement < 0.5) {
    return `No number of segments stands out; ${numberWord(chosen.k)} is a choice`
  }
  if (entry && keeps(entry) && !selection.some((other) => other.k > chosen.k && keeps(other))) {
    return `${k} is the finest split that keeps coming back`
  }
  return `${k} ${segments}: large enough, and each with a treatment of its own`
}

function figure(measure: SelectionMeasure, { selection, chosen }: ReportInput, draw: Draw): Markup {
  const points = selection.map((entry) => ({ x: entry.k, y: measure.value(entry) }))
  const reading = readingOf(measure, points, chosen.k)
  const width = 340
  const chart = lineChart(
    {
      name: measure.name,
      points,
      chosen: chosen.k,
      floor: measure.floor === null ? null : { y: measure.floor, label: `floor ${measure.formatTick(measure.floor)}` },
      zeroBase: measure.zeroBase,
      format: measure.format,
      formatTick: measure.formatTick,
    },
    { width },
  )
  return html`<figure><figcaption><b>${measure.name}</b><span class="sub">${measure.sub}</span></figcaption>${draw(chart, { width, label: `${measure.name}, ${measure.sub}. ${reading}` })}<p class="note">${reading}</p></figure>`
}

function readingOf(measure: SelectionMeasure, points: readonly { x: number; y: number | null }[], k: number): string {
  const at = (x: number | undefined) => measure.format(points.find((point) => point.x === x)?.y ?? null)
  const [first, last] = [points[0]!.x, points.at(-1)!.x]
  const chosen = `${at(k)} at ${k} segments`
  const ends = [first, last].filter((x) => x !== k).map((x) => `${at(x)} at ${x}`)
  return ends.length > 0 ? `${chosen}; ${ends.join(', ')}.` : `${chosen}.`
}

function agreement({ chosen }: ReportInput): Markup | null {
  const votes = chosen.judges.filter(({ accepts }) => accepts !== null)
  if (votes.length === 0) return null
  const yes = votes.filter(({ accepts }) => accepts === true).length
  return html`<p><b>${capitalise(numberWord(yes))} of ${numberWord(votes.length)}</b> judges accept ${numberWord(chosen.k)}. The disagreement is part of the answer.</p>`
}

function silhouetteNote({ chosen, selection }: ReportInput): Markup | null {
  const value = selection.find((entry) => entry.k === chosen.k)?.silhouette ?? null
  if (value === null || value >= 0.5) return null
  return html`<p>A mean silhouette of ${formatDecimal(value)} is low: read the segments as <b>useful slices</b>, not natural kinds.</p>`
}

/** Columns that only some methods have. */
const FAMILY_COLUMNS: readonly { head: string; show: (entry: ReportSelection) => string; of: keyof ReportSelection }[] =
  [
    { head: 'BIC', show: ({ bic }) => formatCount(bic ?? null), of: 'bic' },
    { head: 'Merge height', show: ({ mergeHeight }) => formatDecimal(mergeHeight ?? null), of: 'mergeHeight' },
    { head: 'Gap below it', show: ({ mergeGap }) => formatDecimal(mergeGap ?? null), of: 'mergeGap' },
  ]

function numbers({ selection, chosen }: ReportInput): Markup {
  const family = FAMILY_COLUMNS.filter(({ of }) => selection.some((entry) => (entry[of] ?? null) !== null))
  return dataTable({
    caption: 'Every number of segments that was tried',
    columns: [
      'k',
      'Inertia',
      ...family.map(({ head }) => head),
      'Silhouette',
      'Calinski–Harabasz',
      'Davies–Bouldin',
      'Smallest',
      'Least found again',
      'Names',
    ].map((head) => ({ head })),
    rows: selection.map((entry) => [
      entry.k === chosen.k ? `${entry.k}, chosen` : entry.k,
      formatCount(entry.inertia),
      ...family.map(({ show }) => show(entry)),
      formatDecimal(entry.silhouette),
      formatCount(entry.calinskiHarabasz),
      formatDecimal(entry.daviesBouldin),
      formatFineShare(entry.smallestShare),
      formatFineShare(entry.lowestJaccard),
      formatCount(entry.distinctNames),
    ]),
  })
}

function judges({ chosen }: ReportInput): Markup {
  return html`<h4>How the judges vote on ${numberWord(chosen.k)}</h4>${dataTable({
    caption: 'Votes of the judges',
    columns: [{ head: 'Judge' }, { head: 'Vote', text: true }, { head: 'What it saw', text: true }],
    rows: chosen.judges.map(({ judge, accepts, note }) => [
      capitalise(judge),
      voteWord(accepts),
      note === '' ? none : toSentence(note),
    ]),
  })}`
}

function voteWord(accepts: boolean | null): string {
  return accepts === null ? 'abstains' : accepts ? 'accepts' : 'rejects'
}
