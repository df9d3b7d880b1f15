import type { Finding } from '../../base/findings.ts'
import type { Draw } from '../../charts/draw.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { splitBar } from '../../charts/split-bar.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatFineShare } from '../format.ts'
import { findingsToReadFirst } from '../read-first.ts'
import { rejectLabel } from '../reject-labels.ts'
import type { ReportContext } from '../report-context.ts'
import type { ReportRows } from '../report-input.ts'
import type { Section } from '../section.ts'
import { toSentence } from '../to-sentence.ts'

const sizes = [
  { width: 720, variant: 'wide' },
  { width: 342, variant: 'narrow' },
] as const

/** Every row that was read is either kept or set aside for one reason; and what else was noted on the way. */
export function setAsideSection({ input, draw }: ReportContext): Section | null {
  const { rows, findings } = input
  const first = new Set(findingsToReadFirst(findings))
  const noted = findings.filter((finding) => !first.has(finding))
  const aside = setAside(rows)
  return {
    topic: 'What was set aside',
    title: title(rows, aside),
    ...(aside > 0 && { reading: html`<p>Rows set aside are in rejects.csv, each with its one reason.</p>` }),
    figure: html`${aside > 0 && figure(rows, aside, draw)}${noted.length > 0 && notes(noted)}`,
  }
}

function setAside(rows: ReportRows): number {
  return Object.values(rows.rejected).reduce((sum, count) => sum + count, 0)
}

function title(rows: ReportRows, aside: number): string {
  if (rows.read === 0) return 'There were no rows to read'
  if (aside === 0) return `Nothing was set aside: all ${formatCount(rows.read)} rows were used`
  return `Every row is accounted for: ${formatCount(rows.read)} = ${formatCount(rows.kept)} + ${formatCount(aside)}`
}

function figure(rows: ReportRows, aside: number, draw: Draw): Markup {
  const reasons = Object.entries(rows.rejected)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
  const label = `Of ${formatCount(rows.read)} rows ${formatCount(rows.kept)} were kept and ${formatCount(aside)} set aside.`
  const bar = (width: number) =>
    splitBar(
      { value: rows.kept, labels: [`${formatCount(rows.kept)} kept`, formatCount(rows.kept)] },
      { value: aside, labels: [`${formatCount(aside)} set aside`, formatCount(aside)] },
      { width },
    )
  const bars = sizes.map(({ width, variant }) => draw(bar(width), { width, label, variant }))
  return html`<figure><figcaption><b>Rows read, kept and set aside</b><span class="sub">Number of rows</span></figcaption>${bars}</figure>
${dataTable({
  caption: 'Rows set aside, by reason',
  columns: [{ head: 'Reason' }, { head: 'Rows' }, { head: 'Share of rows' }],
  rows: reasons.map(([reason, count]) => [rejectLabel(reason), formatCount(count), formatFineShare(count / rows.read)]),
})}`
}

function notes(findings: readonly Finding[]): Markup {
  return html`<h4 id="noted">Also noted</h4><ul class="notes">${findings.map((finding) => html`<li>${toSentence(finding.message)}</li>`)}</ul>`
}
