import type { Finding } from '../../base/findings.ts'
import type { Draw } from '../../charts/draw.ts'
import { html, type Markup } from '../../charts/markup.ts'
import { splitBar } from '../../charts/split-bar.ts'
import { dataTable } from '../data-table.ts'
import { formatCount, formatFineShare, formatMoney } from '../format.ts'
import type { ReportInput } from '../input/report-input.ts'
import { markOptions } from '../mark-options.ts'
import { findingsToReadFirst } from '../read-first.ts'
import type { ReportContext } from '../report-context.ts'
import { MONEY_NOTE, type RowAccount, rowAccount } from '../row-account.ts'
import type { Section } from '../section.ts'
import { toSentence } from '../to-sentence.ts'
import { wideAndNarrow } from '../wide-and-narrow.ts'

/** Every row that was read is either kept or set aside for one reason; and what else was noted on the way. */
export function setAsideSection({ input, draw }: ReportContext): Section | null {
  const { rows, findings } = input
  const first = new Set(findingsToReadFirst(findings))
  const noted = findings.filter((finding) => !first.has(finding))
  const account = rowAccount(rows)
  const some = account.aside.value > 0
  return {
    topic: 'What was set aside',
    title: account.title,
    ...(some && { reading: html`<p>Rows set aside are in rejects.csv, each with its one reason.</p>` }),
    figure: html`${some && figure(input, account, draw)}${noted.length > 0 && notes(noted)}`,
  }
}

function figure({ rows, currency }: ReportInput, account: RowAccount, draw: Draw): Markup {
  const { label, kept, aside, reasons, priced } = account
  const bar = (size: { readonly width: number }) => splitBar(kept, aside, size)
  return html`<figure><figcaption><b>Rows read, kept and set aside</b><span class="sub">Number of rows${priced && `. ${MONEY_NOTE}`}</span></figcaption>${wideAndNarrow(bar, label, draw)}</figure>
${dataTable({
  caption: 'Rows set aside, by reason',
  columns: ['Reason', 'Rows', 'Share of rows', ...(priced ? ['Money'] : [])].map((head) => ({ head })),
  rows: reasons.map(({ reason, count, money }) => [
    ...[reason, formatCount(count), formatFineShare(count / rows.read)],
    ...(priced ? [formatMoney(money, currency)] : []),
  ]),
})}`
}

function notes(findings: readonly Finding[]): Markup {
  return html`<h4 id="noted">Also noted</h4><ul class="notes">${findings.map((finding) => html`<li>${markOptions(toSentence(finding.message))}</li>`)}</ul>`
}
