import { html } from '../../charts/markup.ts'
import { capitalise } from '../capitalise.ts'
import { none } from '../format.ts'
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
    figure: html`<pre tabindex="0" role="region" aria-label="The command"><code>${input.command}</code></pre>
<dl class="terms">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`,
  }
}
