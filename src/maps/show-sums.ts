/**
 * A condition with the values of its sums written in, for somebody reading why a customer is where they are:
 * `f + m >= 6` becomes `f + m = 7 >= 6`.
 */
export function showSums(text: string, r: number, f: number, m: number): string {
  const value: Record<string, number> = { r, f, m, fm: (f + m) / 2 }
  return text.replace(/\bfm\b(?!\s*\+)|\b(?:fm|[rfm])(?:\s*\+\s*(?:fm|[rfm])\b)+/gi, (sum) => {
    const total = sum.split('+').reduce((total, term) => total + value[term.trim().toLowerCase()], 0)
    return `${sum} = ${total}`
  })
}
