/** A column of a table on the terminal. */
export interface TableColumn {
  readonly title: string
  readonly right?: boolean
}

/** Aligned columns with two blanks between them, a rule under the head. Cells hold no line breaks. */
export function terminalTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, c) => Math.max(column.title.length, ...rows.map((row) => [...row[c]!].length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, c) => (columns[c]!.right ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd()
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1)))
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line)].join('\n')
}

/** Text in lines of at most `width` characters; the first begins with `first`, the others with `indent`. */
export function wrap(text: string, width: number, indent = '', first = ''): string {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line].join('\n')
}
