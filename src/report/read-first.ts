import type { Finding } from '../base/findings.ts'
import { html, type Markup } from '../charts/markup.ts'
import { markOptions } from './mark-options.ts'
import { toSentence } from './to-sentence.ts'

const most = 3

/** The findings that may change a decision: serious before warnings, at most three. */
export function findingsToReadFirst(findings: readonly Finding[]): Finding[] {
  const serious = findings.filter((finding) => finding.severity === 'serious')
  const warnings = findings.filter((finding) => finding.severity === 'warning')
  return [...serious, ...warnings].slice(0, most)
}

/** What stands between the headline and the first figure. */
export function readFirst(findings: readonly Finding[]): Markup {
  const first = findingsToReadFirst(findings)
  if (first.length === 0) return html`<p class="quiet">Nothing in the data stands in the way.</p>`
  const left = findings.length - first.length
  return html`<section class="first" aria-labelledby="read-first">
<h2 id="read-first">Read this first</h2>
<div>${first.map((finding) => html`<p>${markOptions(toSentence(finding.message))}</p>`)}${
    left > 0 &&
    html`<p class="soft"><a href="#noted">${left} more ${left === 1 ? 'note' : 'notes'}</a> further down.</p>`
  }</div>
</section>`
}
