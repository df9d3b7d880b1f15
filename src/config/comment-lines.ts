/** Longest line, the comment sign included. */
export const LINE_WIDTH = 80

/** A text as comment lines of YAML; whatever would end a line in it is a blank. A long word has a line to itself. */
export function commentLines(text: string, indent = ''): string[] {
  const start = `${indent}#`
  const lines: string[] = []
  let line = start
  for (const word of oneLine(text).split(' ')) {
    if (line !== start && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line)
      line = start
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

/** A text without line ends and other unseen signs. */
function oneLine(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]+/gu, ' ').trim()
}
