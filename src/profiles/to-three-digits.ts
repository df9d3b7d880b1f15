/**
 * A number for a sentence: at most three significant figures, thousands separated, true minus: 1.15, 12.3, 1,310, −4.
 * Source: no sentence of ours carries more, except counts.
 */
export function toThreeDigits(value: number): string {
  const rounded = Number(value.toPrecision(3))
  return rounded.toLocaleString('en-GB', { maximumSignificantDigits: 3 }).replace('-', '−')
}
