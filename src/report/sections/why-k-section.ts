import type { Draw } from '../../charts/draw.ts'
import { lineChart } from '../../charts/line-chart.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { dataTable } from '../data-table.ts'
import { formatDecimal, none } from '../format.ts'
import type { ReportInput } from '../input/report-input.ts'
import { measureCurve } from '../measure-curve.ts'
import { numberWord } from '../number-word.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'
import { selectionColumns } from '../selection-columns.ts'
import { type SelectionMeasure, selectionMeasures } from '../selection-measures.ts'
import { showNumbers } from '../show-numbers.ts'
import { toSentence } from '../to-sentence.ts'
import { whyKTitle } from '../why-k-title.ts'

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
    title: whyKTitle(input),
    reading: html`<p>${toSentence(chosen.reason)}</p>${agreement(input)}${silhouetteNote(input)}`,
    figure: html`${measures.length > 0 && html`<div class="halves">${measures.map((measure) => figure(measure, input, draw))}</div>`}
${selection.length > 0 && (measures.length > 0 ? showNumbers(numbers(input)) : numbers(input))}${chosen.judges.length > 0 && judges(input)}`,
  }
}

function figure(measure: SelectionMeasure, input: ReportInput, draw: Draw): Markup {
  const { chart, reading } = measureCurve(measure, input)
  const width = 340
  const label = `${measure.name}, ${measure.sub}. ${reading}`
  return html`<figure><figcaption><b>${measure.name}</b><span class="sub">${measure.sub}</span></figcaption>${draw(lineChart(chart, { width }), { width, label })}<p class="note">${reading}</p></figure>`
}

function agreement({ chosen }: ReportInput): Markup | null {
  const votes = chosen.judges.filter(({ accepts }) => accepts !== null)
  if (votes.length === 0) return null
  const yes = votes.filter(({ accepts }) => accepts === true).length
  return html`<p><b>${yes === 0 ? 'None' : capitalise(numberWord(yes))} of ${numberWord(votes.length)}</b> judges ${yes < 2 ? 'accepts' : 'accept'} ${numberWord(chosen.k)}. The disagreement is part of the answer.</p>`
}

function silhouetteNote({ chosen, selection }: ReportInput): Markup | null {
  const value = selection.find((entry) => entry.k === chosen.k)?.silhouette ?? null
  if (value === null || value >= 0.5) return null
  return html`<p>A mean silhouette of ${formatDecimal(value)} is low: read the segments as <b>useful slices</b>, not natural kinds.</p>`
}

function numbers(input: ReportInput): Markup {
  const columns = selectionColumns(input)
  return dataTable({
    caption: 'Every number of segments that was tried',
    columns: columns.map(({ head }) => ({ head })),
    rows: input.selection.map((entry) => columns.map(({ show }) => show(entry))),
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
