import { html, type Markup } from '../charts/markup.ts'

/** An option with what is given to it: `column=value`, a number, or one of the words that findings propose. */
const option = /(--[a-z][a-z-]*(?: (?:[\w.]+=(?:[\w.-]*\w)?|'[^']*'|\d+(?:\.\d+)?|drop|files|match|net|rules))?)/

/** A text in which options of the command line are set as code, which keeps each on one line. */
export function markOptions(text: string): Markup {
  // Splitting by a group puts what it matched at every odd place.
  return html`${text.split(option).map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`))}`
}
