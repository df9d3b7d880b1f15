import { describe, expect, it } from 'vitest'
import { segmentColours } from '../../src/charts/segment-colours.ts'

const backgrounds = { light: '#ffffff', dark: '#15171b' } as const
const labels = { white: '#ffffff', ink: '#14171c' }

describe('segmentColours', () => {
  it.each(['light', 'dark'] as const)('stand out from the %s page, and their labels from them', (theme) => {
    for (const colour of segmentColours) {
      expect(contrast(colour[theme], backgrounds[theme]), `${colour.name} on the page`).toBeGreaterThanOrEqual(3)
      const label = colour.darkLabel[theme] ? labels.ink : labels.white
      expect(contrast(label, colour[theme]), `label on ${colour.name}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
