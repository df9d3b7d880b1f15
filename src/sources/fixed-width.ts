/** Columns of a text that are kept apart by blanks, or by their places in the line. */
export interface FixedWidth {
  /** Where each column begins and ends, in characters; none where every run of blanks parts two cells. */
  readonly places: readonly (readonly [from: number, to: number])[] | undefined
  readonly header: boolean
  readonly columns: readonly string[]
}

const LINES_LOOKED_AT = 1000
const FEWEST_COLUMNS = 3
/** Lines with another number of words than the first are malformed rows where they are few. */
const AGREEING_SHARE = 0.9

/**
 * How a text without delimiters is parted by blanks: into as many words in nearly every line, or, where cells hold blanks of
 * their own, at the places that are blank in all lines. Undefined where it is not.
 */
export function sniffFixedWidth(sample: string, looksLikeValue: (cell: string) => boolean): FixedWidth | undefined {
  const whole = sample.slice(0, Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r')) + 1) || sample
  const lines = whole
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT)
  if (lines.length < 2 || lines.some((line) => line.includes('\t'))) return undefined
  const words = lines.map(wordsOf)
  const count = words[0]!.length
  const describe = (cells: readonly string[][], places: FixedWidth['places']): FixedWidth => {
    const [first = []] = cells
    const header = !first.some(looksLikeValue)
    return { places, header, columns: header ? first : first.map((_, i) => String(i + 1)) }
  }
  const agreeing = words.filter((line) => line.length === count).length
  if (count >= FEWEST_COLUMNS && agreeing >= words.length * AGREEING_SHARE) return describe(words, undefined)
  const places = blankPlaces(lines)
  if (places.length < FEWEST_COLUMNS || !hasSteadyCells(lines, places)) return undefined
  return describe(
    lines.map((line) => places.map(([from, to]) => line.slice(from, to).trim())),
    places,
  )
}

function wordsOf(line: string): string[] {
  return line.trim().split(/ +/)
}

/** The columns between the places that are blank in all lines, two blanks wide or wider. */
function blankPlaces(lines: readonly string[]): [number, number][] {
  const width = Math.max(...lines.map((line) => line.length))
  const isBlank = Array.from({ length: width }, (_, at) => lines.every((line) => (line[at] ?? ' ') === ' '))
  const places: [number, number][] = []
  let from = -1
  for (let at = 0; at <= width; at++) {
    const gap =
      at === width || (isBlank[at]! && (isBlank[at + 1] ?? true)) || (isBlank[at]! && (isBlank[at - 1] ?? true))
    if (!gap && from < 0) from = at
    else if (gap && from >= 0) {
      places.push([from, at])
      from = -1
    }
  }
  return places
}

/** Whether most cells are filled: free text has few places that are blank in all lines, and ragged ends. */
function hasSteadyCells(lines: readonly string[], places: readonly (readonly [number, number])[]): boolean {
  const cells = lines.flatMap((line) => places.map(([from, to]) => line.slice(from, to).trim()))
  return cells.filter((cell) => cell !== '').length >= cells.length * 0.8
}
