import { textWidth } from './text-width.ts'

/** The text if it fits into a width in pixels, else as much of it as does, with an ellipsis. */
export function clipText(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, size, bold) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
