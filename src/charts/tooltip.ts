import { html, type Markup } from './markup.ts'
import type { ItemParams, Tooltip } from './option/tooltip.ts'

/** A tooltip whose text is escaped: ECharts would take it as markup. */
export function tooltip(text: (params: ItemParams) => string | Markup): Tooltip {
  return { trigger: 'item', confine: true, formatter: (params) => html`${text(params)}`.text }
}

/** A name in bold, and what belongs to it, line by line. */
export function nameAndFacts(name: string, facts: readonly string[]): Markup {
  return html`<b>${name}</b>${facts.map((fact) => html`<br>${fact}`)}`
}
