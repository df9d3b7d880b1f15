/** Texts that need no quotes anywhere in YAML: no sign of its own, no blank at an end, and not signs alone. */
const PLAIN = /^[./]*[\p{L}\p{N}]([\p{L}\p{N}_./()+% -]*[\p{L}\p{N}_./()+%-])?$/u
/** Words that YAML takes for something else than text. */
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i
/** What is shown in a file as it is; blanks of other kinds and all that is unseen is escaped. */
const UNSEEN = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/gu

/** A text as YAML that reads as the same text, on one line, within lists and mappings, too. */
export function yamlText(text: string): string {
  return PLAIN.test(text) && !WORDS.test(text) ? text : quoted(text)
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (char) => {
    const code = char.codePointAt(0)!.toString(16)
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
  })
}
