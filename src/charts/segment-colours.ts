/** Families are told apart by hue, their members by lightness; in print each family has a texture. */
export type Family = 'keep' | 'grow' | 'win-back' | 'rest'

export interface SegmentColour {
  /** The token is `--s` and this number; the colour of labels on it is `--t` and this number. */
  readonly slot: number
  readonly name: string
  readonly family: Family
  readonly light: string
  readonly dark: string
  /** Whether labels on the fill are dark, so that they reach 4.5:1. */
  readonly darkLabel: { readonly light: boolean; readonly dark: boolean }
}

/**
 * One colour per name of a segment. Every fill has 3:1 or more on its background in both themes, every label on its fill
 * 4.5:1 or more, and every pair stays apart under the three kinds of colour blindness.
 */
export const segmentColours: readonly SegmentColour[] = [
  colour(1, 'Champions', 'keep', '#2e1a80', '#7f73dc', 'white', 'ink'),
  colour(2, 'Loyal customers', 'keep', '#4a5bc6', '#86a6dc', 'white', 'ink'),
  colour(3, 'Big spenders', 'keep', '#4c8fcb', '#97dcfb', 'ink', 'ink'),
  colour(4, 'New customers', 'grow', '#2f7a5f', '#33a481', 'white', 'ink'),
  colour(5, 'Potential loyalists', 'grow', '#729c76', '#c3ebc8', 'ink', 'ink'),
  colour(6, 'About to sleep', 'win-back', '#701029', '#de565b', 'white', 'ink'),
  colour(7, 'At risk', 'win-back', '#b24a12', '#e69229', 'white', 'ink'),
  colour(8, 'Needs attention', 'win-back', '#ad8f2f', '#f4d77f', 'ink', 'ink'),
  colour(9, 'Lost', 'rest', '#8b8f98', '#b2b7bc', 'ink', 'ink'),
  colour(10, 'Hibernating', 'rest', '#505967', '#6c7283', 'white', 'white'),
  colour(11, 'Promising', 'grow', '#125444', '#1d7b0a', 'white', 'white'),
]

type Label = 'white' | 'ink'

function colour(
  slot: number,
  name: string,
  family: Family,
  light: string,
  dark: string,
  onLight: Label,
  onDark: Label,
): SegmentColour {
  return { slot, name, family, light, dark, darkLabel: { light: onLight === 'ink', dark: onDark === 'ink' } }
}
