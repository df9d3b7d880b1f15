import { html } from '../../charts/markup.ts'
import type { ReportContext } from '../report-context.ts'
import type { Section } from '../section.ts'

/** What each word of the report counts. */
export function definitionsSection({ input }: ReportContext): Section | null {
  if (input.definitions.length === 0) return null
  return {
    topic: 'Definitions',
    title: 'What each word counts',
    figure: html`<dl class="terms">${input.definitions.map(
      ({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`,
    )}</dl>`,
  }
}
