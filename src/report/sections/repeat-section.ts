import { html, type Markup } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { dataTable } from '../data-table.ts'
import { formatBytes, formatCount, none } from '../format.ts'
import type { ReportFile } from '../input/report-input.ts'
import { markOptions } from '../mark-options.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'

/** How to get the same result again. */
export function repeatSection({ input }: ReportContext): Section {
  const facts: [string, string][] = [
    ['Version', `clientele ${input.version}`],
    [
      'Method',
      `${capitalise(input.chosen.method)}, ${input.chosen.k} ${input.chosen.k === 1 ? 'segment' : 'segments'}`,
    ],
    ['Seed', String(input.seed)],
    [input.sources.length === 1 ? 'Source' : 'Sources', input.sources.join(', ') || none],
  ]
  return {
    topic: 'Repeat it',
    title: 'Same file, same options, same bytes',
    ...(input.files.length > 0 && {
      reading: html`<p>The hash tells whether a file is still the one that was read: <code>shasum -a 256</code> or <code>Get-FileHash</code> shows it.</p>`,
    }),
    figure: html`<pre tabindex="0" role="region" aria-label="The command">${markOptions(input.command)}</pre>
<dl class="terms">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>${input.files.length > 0 && files(input.files)}`,
  }
}

function files(read: readonly ReportFile[]): Markup {
  return html`<h4>What was read</h4>${dataTable({
    caption: 'Files that were read',
    columns: [{ head: 'File' }, { head: 'Rows' }, { head: 'Size' }, { head: 'SHA-256', text: true }],
    rows: read.map(({ name, rows, bytes, sha256 }) => [
      name,
      formatCount(rows),
      formatBytes(bytes),
      html`<code class="hash">${sha256}</code>`,
    ]),
  })}`
}
