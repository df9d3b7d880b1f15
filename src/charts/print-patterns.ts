import { html, type Markup, type MarkupValue } from './markup.ts'

/** Slots whose fill carries a texture in print, where colour may be lost. */
export const texturedSlots: readonly number[] = [4, 5, 6, 7, 8, 10, 11]

/** One hidden drawing that holds the textures `#p4`, `#p5`, ...: the segment's colour under lines of its darker self. */
export function printPatterns(): Markup {
  return html`<svg width="0" height="0" aria-hidden="true" class="patterns"><defs>${texturedSlots.map((slot) => {
    const { size, turn, mark } = texture(slot)
    return html`<pattern id="p${slot}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})"><rect width="${size}" height="${size}" fill="var(--s${slot})"/>${mark}</pattern>`
  })}</defs></svg>`
}

/** Grow has dots, win back has diagonals, Hibernating has horizontals; members differ in how far apart the marks are. */
function texture(slot: number): { size: number; turn: number; mark: MarkupValue } {
  const dot = (size: number) => ({
    size,
    turn: 0,
    mark: html`<circle cx="2" cy="2" r="1" fill="#000" fill-opacity=".3"/>`,
  })
  const line = (size: number, turn: number) => ({
    size,
    turn,
    mark: html`<rect width="${size}" height="1.5" fill="#000" fill-opacity=".3"/>`,
  })
  switch (slot) {
    case 4:
      return dot(5)
    case 5:
      return dot(8)
    case 11:
      return dot(4)
    case 6:
      return line(4, -45)
    case 7:
      return line(6, -45)
    case 8:
      return line(12, -45)
    default:
      return line(5, 0)
  }
}
