import { html, type Markup, type MarkupValue } from '../charts/markup.ts'

/** One finding of the report: its sentence, how to read it, and the evidence. */
export interface Section {
  /** The question that is answered, in two or three words. */
  readonly topic: string
  /** The answer, a sentence. */
  readonly title: string
  readonly reading?: MarkupValue
  /** The figure beside the reading. */
  readonly figure?: MarkupValue
  /** What needs the full width, under both. */
  readonly wide?: MarkupValue
}

/** A section as numbered on the page. `level` is that of its heading: 2 in part one, 3 under a part's own heading. */
export function renderSection(section: Section, number: number, level: 2 | 3): Markup {
  const id = `section-${number}`
  const title =
    level === 2
      ? html`<h2 class="title" id="${id}">${section.title}</h2>`
      : html`<h3 class="title" id="${id}">${section.title}</h3>`
  return html`
<section aria-labelledby="${id}">
<div class="rail">
<p class="topic">${number} · ${section.topic}</p>
${title}
${section.reading && html`<div class="reading">${section.reading}</div>`}
</div>
<div class="figure">${section.figure}</div>
${section.wide && html`<div class="spread">${section.wide}</div>`}
</section>`
}
