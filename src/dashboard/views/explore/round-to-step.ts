/** The value at the coarsest power of ten that is no coarser than `step`: 84.6 by steps of 3 is 85, by steps of 0.4 84.6. */
export function roundToStep(value: number, step: number): number {
  if (!(step > 0) || !Number.isFinite(value)) return value
  const power = Math.max(-6, Math.floor(Math.log10(step)))
  if (power >= 0) return Math.round(value / 10 ** power) * 10 ** power
  return Number(value.toFixed(-power))
}
