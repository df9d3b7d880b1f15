import { describe, expect, it } from 'vitest'
import { textWidth } from '../../src/charts/text-width.ts'

describe('textWidth', () => {
  it('adds up the advance widths of Inter', () => {
    // By canvas, with the face of @fontsource-variable/inter 5.3.0 at 1000 px: C 730, h 591, a 562, blank 281.
    expect(textWidth('Cha ha', 10)).toBeCloseTo(7.3 + 5.91 + 5.62 + 2.81 + 5.91 + 5.62, 9)
  })

  it('gives bold letters more room, and unknown ones a wide one', () => {
    expect(textWidth('m', 10, true)).toBeGreaterThan(textWidth('m', 10))
    expect(textWidth('д', 10)).toBeCloseTo(6.8, 9)
    expect(textWidth('客', 10)).toBeCloseTo(10.5, 9)
  })
})
