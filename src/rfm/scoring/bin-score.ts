/**
 * Spreads places 1..`places` evenly over the scores 1..`bins`: 1 + floor((place - 1)(bins - 1)/(places - 1) + 1/2).
 * The first is always 1 and the last always `bins`; a single place is the middle, floor((bins + 1)/2). Stretched rather
 * than compressed, so that a rule asking for a high score can hold where a metric has few distinct values.
 */
export function binScore(place: number, places: number, bins: number): number {
  if (places === 1) return Math.floor((bins + 1) / 2)
  const gaps = places - 1
  return 1 + Math.floor((2 * (place - 1) * (bins - 1) + gaps) / (2 * gaps))
}
