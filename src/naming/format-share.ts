/** A share (0..1, or below for a negative revenue) for a sentence: whole percent, but never "0%" or "100%" for a part. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return '<1%'
  if (percent === 100 && share < 1) return '>99%'
  return percent < 0 ? `−${-percent}%` : `${Math.abs(percent)}%`
}
