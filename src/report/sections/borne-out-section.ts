import { html } from '../../charts/markup.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatDate, formatDecimal, formatFineShare, formatShare } from '../format.ts'
import type { ReportBorneOut } from '../input/report-borne-out.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'

/** Below this share of explained variance the past says next to nothing about who comes back. */
const flat = 0.03

/** Whether the names told, at an earlier date, what customers did after it. */
export function borneOutSection({ input, money }: ReportContext): Section | null {
  const test = input.borneOut
  if (test === null || test.segments.length === 0) return null
  const withMoney = test.segments.some(({ nextRevenue }) => nextRevenue !== null)
  return {
    topic: 'Are the names borne out?',
    title: title(test),
    reading: html`<p>The rules were run as if it were ${formatDate(test.cut)}, on ${formatCount(test.customers)} customers, and held against what happened until ${formatDate(test.until)}: ${formatShare(test.returned)} ordered again.</p><p>An index of 1 is that rate; 2 is twice as often.</p>`,
    figure: html`<h4>Who ordered again</h4>${dataTable({
      caption: 'Who ordered again, by rule segment',
      columns: [
        { head: 'Rule segment then' },
        { head: 'Customers' },
        { head: 'Ordered again' },
        { head: 'Index' },
        ...(withMoney ? [{ head: 'Next revenue each' }] : []),
      ],
      rows: test.segments.map((segment) => [
        segment.name,
        formatCount(segment.customers),
        formatFineShare(segment.returned),
        formatDecimal(segment.index),
        ...(withMoney ? [money(segment.nextRevenue)] : []),
      ]),
    })}`,
  }
}

function title({ segments, explained }: ReportBorneOut): string {
  if (explained !== null && explained < flat) return 'The past said little about who came back'
  const known = segments.flatMap(({ name, index }) => (index === null ? [] : [{ name, index }]))
  if (known.length < 2) return 'Too few customers to compare'
  const best = known.reduce((a, b) => (b.index > a.index ? b : a))
  const worst = known.reduce((a, b) => (b.index < a.index ? b : a))
  return `${best.name} came back ${formatDecimal(best.index, 1)} times as often as everybody, ${worst.name} ${formatDecimal(worst.index, 1)} times`
}
