/** One cell of a CSV line: quoted (RFC 4180) only where needed; what a spreadsheet would run gets an apostrophe. */
export function csvCell(value: string | number | null, rawText = false): string {
  if (value === null) return ''
  const text = String(value)
  const formula = !rawText && /^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+(\.\d+)?$/.test(text)
  const cell = formula ? `'${text}` : text
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A ratio in at most 6 decimal places, shortest form; empty where undefined. */
export function ratioText(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : String(Number(value.toFixed(6)))
}
