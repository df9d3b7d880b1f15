import { barsAndLineChart } from '../../charts/bars-and-line-chart.ts'
import type { Draw } from '../../charts/draw.ts'
import { html, type Markup, type MarkupValue } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDate, formatDecimal, formatFineShare, formatMonth, formatShare, none } from '../format.ts'
import type { ReportHeldBack, ReportValues } from '../input/report-values.ts'
import type { Section } from '../section.ts'
import { showNumbers } from '../show-numbers.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'

const FORECASTS = {
  model: 'The model',
  'own-pace': 'Everybody keeps their pace',
  nobody: 'Nobody comes back',
} as const

/** Whether the model of lifetime value would have been right: on what was held back, and month by month. */
export function valueTestSection({ heldBack, months, totals }: ReportValues, draw: Draw): Section | null {
  if (totals === null) return null
  const test = heldBack !== null && heldBack.actual > 0 ? heldBack : null
  return {
    topic: 'Would it have been right?',
    title: test === null ? 'The forecast could not be tested on this log' : titleOf(test),
    reading: html`${
      test !== null &&
      html`<p>The model was fitted again to what was known on ${formatDate(test.cut)} and asked for the ${formatCount(test.days)} days that followed. Forecasts that need no model stand beside it.</p><p>Look at all three: the mean miss alone favours whoever expects nothing, since most customers do not come back. Top fifth holds: of all purchases, those by the fifth of customers of whom most was expected.</p>`
    }<p>Bars are what came, the line is what the model says.</p>`,
    figure: html`${test !== null && [forecasts(test), calibration(test, draw)]}${months.length > 1 && byMonth(months, draw)}`,
  }
}

function titleOf({ forecasts, actual }: ReportHeldBack): string {
  const { total } = forecasts.find(({ name }) => name === 'model')!
  return `${formatCount(total)} purchases were expected of the last third of the log, ${formatCount(actual)} came`
}

function forecasts({ forecasts, actual }: ReportHeldBack): Markup {
  return html`<h4>Forecasts of what was held back</h4>${dataTable({
    caption: 'Forecasts of what was held back',
    columns: ['Forecast', 'Purchases', 'Of what came', 'Mean miss', 'Top fifth holds'].map((head) => ({ head })),
    rows: forecasts.map(({ name, total, meanAbsoluteError, topFifthShare }): MarkupValue[] => [
      FORECASTS[name],
      formatCount(total),
      formatShare(total / actual),
      formatDecimal(meanAbsoluteError, 3),
      name === 'nobody' ? none : formatFineShare(topFifthShare),
    ]),
  })}`
}

function calibration({ byRepeats, cut }: ReportHeldBack, draw: Draw): Markup {
  const names = byRepeats.map(({ repeats }) => (repeats === AND_MORE ? `${repeats}+` : `${repeats}`))
  const format = (value: number): string => formatDecimal(value)
  const chart = {
    names,
    bars: { name: 'came', values: byRepeats.map(({ actual }) => actual) },
    line: { name: 'expected', values: byRepeats.map(({ expected }) => expected) },
    ...{ pale: new Set<number>(), format, formatTick: (value: number) => formatDecimal(value, 1) },
  }
  const ends = [0, byRepeats.length - 1].map(
    (i) => `${names[i]} repeats: ${format(byRepeats[i]!.actual)} came, ${format(byRepeats[i]!.expected)} expected`,
  )
  const label = `Mean purchases after ${formatDate(cut)} by repeat purchases before it. ${ends.join('; ')}.`
  return html`<figure><figcaption><b>Purchases each, by repeat purchases before ${formatDate(cut)}</b></figcaption>${wideAndNarrow((size) => barsAndLineChart(chart, { ...size, height: 240 }), label, draw)}${showNumbers(
    dataTable({
      caption: 'Purchases after the day, by repeats before it',
      columns: ['Repeats before', 'Customers', 'Came, each', 'Expected, each'].map((head) => ({ head })),
      rows: byRepeats.map(({ customers, actual, expected }, i) => [
        names[i]!,
        formatCount(customers),
        formatDecimal(actual),
        formatDecimal(expected),
      ]),
    }),
  )}</figure>`
}

/** The number of repeats that stands for as many and more. */
const AND_MORE = 7

/** Months that a chart has room for. */
const MOST_MONTHS = 60

function byMonth(all: ReportValues['months'], draw: Draw): Markup {
  const months = all.slice(-MOST_MONTHS)
  const names = months.map(({ month }, i) => {
    const [name, year] = [formatMonth(month).slice(0, -5), month.slice(0, 4)]
    return i === 0 || month.endsWith('-01') ? `${name}\n${year}` : name
  })
  const pale = new Set(months.flatMap(({ isWhole }, i) => (isWhole ? [] : [i])))
  const chart = {
    names,
    bars: { name: 'came', values: months.map(({ actual }) => actual) },
    line: { name: 'expected', values: months.map(({ expected }) => expected) },
    ...{ pale, format: formatCount, formatTick: formatCount },
  }
  const most = months.reduce((a, b) => (b.actual > a.actual ? b : a))
  const label = `Repeat purchases by month. Most in ${formatMonth(most.month)}: ${formatCount(most.actual)} came, ${formatCount(most.expected)} expected.`
  return html`<figure><figcaption><b>Repeat purchases by month</b><span class="sub">The model fitted to the whole log${pale.size > 0 && '; paler: a part of the month only'}.</span></figcaption>${wideAndNarrow((size) => barsAndLineChart(chart, { ...size, height: 240 }), label, draw)}${showNumbers(
    dataTable({
      caption: 'Repeat purchases by month',
      columns: ['Month', 'Came', 'Expected'].map((head) => ({ head })),
      rows: months.map(({ month, actual, expected }) => [
        formatMonth(month),
        formatCount(actual),
        formatCount(expected),
      ]),
    }),
  )}</figure>`
}
