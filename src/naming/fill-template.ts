/** What a template can speak of; null is "not known in this run". */
export type Facts = Readonly<Record<string, string | null>>

/**
 * The template with each `{fact}` replaced. A part in square brackets is one or more wordings divided by `|`: the first of
 * which every fact is known stands, and when there is none the part is left out. Brackets do not nest; a fact that may be
 * missing stands inside them.
 */
export function fillTemplate(template: string, facts: Facts): string {
  const chosen = template.replace(/\[([^\]]*)\]/g, (_, wordings: string) => {
    return wordings.split('|').find((wording) => factsIn(wording).every((fact) => facts[fact] != null)) ?? ''
  })
  return chosen.replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '')
}

/** The names of the facts a text asks for. */
export function factsIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}
