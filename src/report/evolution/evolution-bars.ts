import type { Draw } from '../../charts/draw.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { segmentSlots } from '../../charts/segment-slots.ts'
import { type StackedBarsChart, stackedBarsChart } from '../../charts/stacked-bars-chart.ts'
import { type AxisLabel, axisLabel, dayLabel } from './axis-label.ts'
import type { EvolutionPage, PagePoint } from './evolution-page.ts'

interface BarWords {
  readonly title: string
  readonly format: (value: number) => string
  /** Whether the measure adds up over a period, or is one of the date at its end. */
  readonly over: 'period' | 'date'
}

/** Has no colour of its own. */
const NOISE = 'Unclustered'
/** More segments than this are drawn one by one: too many bands would lie on others to be compared. */
const MOST_STACKED = 6
/** Dates that one chart has room for. */
const MOST_BARS = 120
const WIDE = 720
const NARROW = 342
/** A bar with its label needs so much, or labels are left out. */
const BAR_WITH_LABEL = 50

/** A measure of every date and segment: stacked bars with a key, or for many segments a small chart each on one scale. */
export function evolutionBars(
  page: EvolutionPage,
  measure: (segment: PagePoint['segments'][number]) => number,
  { title, format, over }: BarWords,
  draw: Draw,
): Markup {
  const { segments, every } = page
  const slots = segmentSlots(segments.filter((name) => name !== NOISE))
  const points = page.points.slice(-MOST_BARS)
  const labels = points.map((point) => (over === 'period' ? axisLabel(point, every) : dayLabel(point.date)))
  const parts = segments.map((name, i) => ({
    name,
    values: points.map((point) => measure(point.segments[i]!)),
    slot: slots.get(name),
  }))
  const pale = new Set(over === 'date' ? [] : Array.from(points.keys()).filter((i) => !points[i]!.isWhole))
  const chart = { labels, pale, format }
  const left =
    points.length < page.points.length &&
    html`<p class="note">The last ${MOST_BARS} of ${page.points.length} dates; all are in evolution.csv.</p>`
  const caption = html`<figcaption><b>${title}</b>${pale.size > 0 && html`<span class="sub">Paler: a part of the ${every} only</span>`}</figcaption>`
  if (segments.length > MOST_STACKED) {
    const max = roundUp(Math.max(0, ...parts.flatMap(({ values }) => values)))
    const small = parts.map((part, i) => {
      const label = reading(`${title}, ${part.name}`, labels, part.values, format)
      return html`<div><p class="sub">${key(part.name, i, part.slot)}</p>${drawBoth({ ...chart, series: [part], max }, label, 218, 130, draw)}</div>`
    })
    return html`<figure>${caption}<div class="multiples">${small}</div>${left}</figure>`
  }
  const keys = parts.map(({ name, slot }, i) => html`<li>${key(name, i, slot)}</li>`).toReversed()
  const totals = points.map((_, at) => parts.reduce((sum, { values }) => sum + values[at]!, 0))
  const label = reading(title, labels, totals, format)
  return html`<figure>${caption}<ul class="keys">${keys}</ul>${drawBoth({ ...chart, series: parts }, label, WIDE, 300, draw)}${left}</figure>`
}

type Bars = Pick<StackedBarsChart, 'series' | 'pale' | 'format' | 'max'> & { readonly labels: readonly AxisLabel[] }

function drawBoth({ labels, ...chart }: Bars, label: string, wide: number, height: number, draw: Draw): Markup[] {
  return [['wide', wide, height] as const, ['narrow', NARROW, Math.min(height, 240)] as const].map(
    ([variant, width, height]) => {
      const bars = namesOf(labels, labels.length * BAR_WITH_LABEL > width)
      const option = stackedBarsChart({ ...chart, bars, notes: [], formatTick: chart.format }, { width, height })
      return draw(option, { width, label, variant })
    },
  )
}

/** The next number that begins with 1, 2, 3, 4, 6 or 8 and goes on with zeros: an axis ends there. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 3, 4, 6, 8].find((digit) => digit * power >= value) ?? 10) * power
}

/** The year stands under a label where it changes; under each where some labels will be left out. */
function namesOf(labels: readonly AxisLabel[], isTight: boolean): string[] {
  return labels.map(({ label, year }, i) => (isTight || labels[i - 1]?.year !== year ? `${label}\n${year}` : label))
}

function key(name: string, place: number, slot: number | undefined): Markup {
  const chip = slot === undefined ? 'noise' : `c${slot}`
  return html`<span class="segment"><span class="chip ${chip}">${slot === undefined ? '–' : place + 1}</span> <bdi class="name">${name}</bdi></span>`
}

function reading(
  title: string,
  labels: readonly AxisLabel[],
  values: readonly number[],
  format: (value: number) => string,
): string {
  const at = (i: number): string => `${format(values.at(i)!)} in ${labels.at(i)!.label} ${labels.at(i)!.year}`
  return `${title}: ${at(0)}, ${at(-1)}.`
}
