/** Numbers for people: thousands separated, a true minus. */
export function showCount(value: number): string {
  return value.toLocaleString('en-GB').replace('-', '−')
}

/** A count that is no whole number. */
export function showRounded(value: number): string {
  return value < 10 ? value.toFixed(1) : showCount(Math.round(value))
}

/** `1 customer`, `2,000 customers`. */
export function showCounted(count: number, noun: string): string {
  return `${showCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

export function showShare(share: number | null): string {
  if (share === null) return '–'
  if (share > 0 && share < 0.001) return '<0.1%'
  if (share < 0 && share > -0.001) return '>−0.1%'
  return `${(share * 100).toFixed(1)}%`.replace('-', '−')
}

/** Money in as few characters as keep its size apparent. */
export function showMoney(value: number | null): string {
  if (value === null) return '–'
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (size >= 9_999_500) return `${sign}${(size / 1e6).toFixed(1)}m`
  if (size >= 1000 || Number.isInteger(size)) return sign + Math.round(size).toLocaleString('en-GB')
  return sign + size.toFixed(2)
}
