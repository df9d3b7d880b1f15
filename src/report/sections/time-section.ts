import { html, type Markup } from '../../charts/markup.ts'
import { type BarPart, type StackedBarsChart, stackedBarsChart } from '../../charts/stacked-bars-chart.ts'
import { capitalise } from '../capitalise.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatShare } from '../format.ts'
import type { ReportTimeline } from '../input/report-over-time.ts'
import { fewestOf } from '../leaders.ts'
import { listWords } from '../list-words.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'
import { segmentLabel } from '../segment-label.ts'
import { showNumbers } from '../show-numbers.ts'
import { isWhole, partWords, shortStepName, stepLabels, stepName } from '../step-words.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'

/** More parts than these are hard to follow in one stack: each segment then gets a chart of its own. */
const MOST_STACKED = 6

/** What each segment brought, month by month. */
export function timeSection(context: ReportContext): Section | null {
  const { timeline, segments } = context.input
  if (timeline === null || segments.length === 0 || timeline.steps.length === 0) return null
  const { unit, steps } = timeline
  if (steps.length === 1)
    return { topic: 'Over time', title: `Everything happened in ${stepName(steps[0]!.start, unit)}` }
  const what = timeline.measure === 'revenue' ? 'Revenue' : 'Orders'
  const part = partWords(steps, unit)
  return {
    topic: unit === 'month' && steps.length <= 13 ? 'Over the year' : 'Over the years',
    title: title(context, timeline),
    reading: html`<p>Segments are decided on the last day and looked at backwards: whoever is lost today was not lost while they bought. So a segment that sold nothing lately did so by definition.</p>`,
    figure: html`<figure><figcaption><b>${what} by ${unit} and segment${timeline.measure === 'revenue' && context.currency !== null && `, ${context.currency}`}</b>${
      part !== null && html`<span class="sub">${part} (paler).</span>`
    }</figcaption>${segments.length > MOST_STACKED ? multiples(context, timeline) : stack(context, timeline)}</figure>
${showNumbers(numbers(context, timeline))}`,
  }
}

/** The best whole step, and the fewest segments that made two thirds of it. */
function title({ input, money }: ReportContext, { unit, measure, steps, bySegment }: ReportTimeline): string {
  const whole = steps.flatMap((step, i) => (isWhole(step) ? [i] : []))
  const candidates = whole.length > 0 ? whole : [...steps.keys()]
  const totals = totalsOf(bySegment, steps.length)
  const best = candidates.reduce((a, b) => (totals[b]! > totals[a]! ? b : a))
  const { start } = steps[best]!
  const isOnly = steps.filter((step) => step.start.slice(5) === start.slice(5)).length === 1
  const full = stepName(start, unit)
  const name = unit === 'month' && isOnly ? full.replace(/ \d+$/, '') : full
  if (!(totals[best]! > 0)) return `No ${unit} sold more than was returned`
  const opening =
    measure === 'revenue' ? `${name} sold ${money(totals[best]!)}` : `${name} had ${formatCount(totals[best]!)} orders`
  const parts = input.segments.map((segment, i) => ({ name: segment.name, part: bySegment[i]![best]! }))
  const { items, share } = fewestOf(parts, ({ part }) => part / totals[best]!)
  return parts.length < 2 || items.length === parts.length
    ? opening
    : `${opening}, and ${listWords(items.map(({ name }) => name))} made ${formatShare(share)} of it`
}

function stack(context: ReportContext, timeline: ReportTimeline): Markup {
  const { input, draw } = context
  const { steps, unit, bySegment } = timeline
  const totals = totalsOf(bySegment, steps.length)
  const best = totals.indexOf(Math.max(...totals))
  const format = formatOf(context, timeline)
  const chart: StackedBarsChart = {
    ...frame(context, timeline),
    series: input.segments.map((segment, i) => partOf(context, timeline, segment, i)),
    notes: steps.flatMap((step, bar) => {
      if (!isWhole(step) && totals[bar]! > 0) return [{ bar, text: `${step.days} ${step.days === 1 ? 'day' : 'days'}` }]
      return bar === best && totals[bar]! > 0 ? [{ bar, text: format(totals[bar]!) }] : []
    }),
  }
  const label = `${format(totals[best]!)} in ${stepName(steps[best]!.start, unit)}, the most; ${format(Math.min(...totals))} in the weakest ${unit}.`
  return html`<ul class="keys">${input.segments.map((segment) => html`<li>${segmentLabel(segment, context)}</li>`)}</ul>${wideAndNarrow((size) => stackedBarsChart(chart, size), label, draw)}`
}

function multiples(context: ReportContext, timeline: ReportTimeline): Markup {
  const { input, draw } = context
  const format = formatOf(context, timeline)
  const max = roundUp(Math.max(...timeline.bySegment.flat(), 1))
  return html`<div class="multiples">${input.segments.map((segment, i) => {
    const part = partOf(context, timeline, segment, i)
    const chart: StackedBarsChart = { ...frame(context, timeline), series: [part], notes: [], max }
    const best = part.values.indexOf(Math.max(...part.values))
    const label = `${segment.name}: ${format(part.values[best]!)} in ${stepName(timeline.steps[best]!.start, timeline.unit)}, its best.`
    return html`<div><p>${segmentLabel(segment, context)}</p>${wideAndNarrow((size) => stackedBarsChart(chart, { ...size, height: 140 }), label, draw, 218)}</div>`
  })}</div>`
}

type Segment = ReportContext['input']['segments'][number]

function partOf({ slot }: ReportContext, { bySegment }: ReportTimeline, segment: Segment, i: number): BarPart {
  return { name: segment.name, values: bySegment[i]!, slot: slot(segment) }
}

function frame(context: ReportContext, timeline: ReportTimeline): Omit<StackedBarsChart, 'series' | 'notes'> {
  const { steps, unit } = timeline
  const format = formatOf(context, timeline)
  return {
    bars: stepLabels(steps, unit),
    pale: new Set(steps.flatMap((step, i) => (isWhole(step) ? [] : [i]))),
    format,
    formatTick: (value) =>
      value === 0
        ? '0'
        : format(value)
            .replace(/(\.\d*?)0+(?=[kmb])/, '$1')
            .replace(/\.(?=[kmb])/, '')
            .replace(/\.00$/, ''),
  }
}

function formatOf({ money }: ReportContext, { measure }: ReportTimeline): (value: number) => string {
  return measure === 'revenue' ? money : formatCount
}

function numbers(context: ReportContext, timeline: ReportTimeline): Markup {
  const { steps, unit, bySegment } = timeline
  const format = formatOf(context, timeline)
  const totals = totalsOf(bySegment, steps.length)
  return dataTable({
    caption: `By ${unit} and segment`,
    columns: [
      { head: capitalise(unit) },
      ...context.input.segments.map((segment) => ({ head: html`<bdi>${segment.name}</bdi>` })),
      { head: 'All' },
    ],
    rows: steps.map(({ start }, i) => [
      shortStepName(start, unit),
      ...bySegment.map((values) => format(values[i]!)),
      format(totals[i]!),
    ]),
  })
}

function totalsOf(bySegment: ReportTimeline['bySegment'], steps: number): number[] {
  return Array.from({ length: steps }, (_, i) => bySegment.reduce((sum, values) => sum + values[i]!, 0))
}

/** The next of 1, 2, 3, 4, 5, 6, 8 or 10 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 3, 4, 5, 6, 8, 10].map((digit) => digit * power).find((round) => round >= value)!
}
