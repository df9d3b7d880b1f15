/** Text that is safe to put into a page as it is. Only `html` and `trusted` make it, so JSON cannot forge it. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What may stand in a slot of `html`: text is escaped, markup is kept, lists are joined, and nothing is left out. */
export type MarkupValue = string | number | Markup | null | undefined | false | readonly MarkupValue[]

/** Markup from a template. Every value is escaped for text and for quoted attributes; attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = strings[0]!
  values.forEach((value, i) => {
    text += toText(value) + strings[i + 1]!
  })
  return new Markup(text)
}

/** Marks text of our own, such as a style sheet, as markup. Never for anything that came from data. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

function toText(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(toText).join('')
  return escapeText(String(value))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return replaceControls(text.replace(/[&<>"']/g, (c) => entities[c]!))
}

/** Control characters are no part of HTML; they come out as the replacement character. */
export function replaceControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
}
