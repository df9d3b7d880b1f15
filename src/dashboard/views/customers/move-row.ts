/** The row that a key leads to; undefined for a key that moves nothing. No row is marked at first, and then the first key finds the nearest end. */
export function moveRow(key: string, row: number | null, rows: number, page: number): number | undefined {
  if (rows === 0) return undefined
  const within = (to: number): number => Math.min(rows - 1, Math.max(0, to))
  switch (key) {
    case 'ArrowDown':
      return row === null ? 0 : within(row + 1)
    case 'ArrowUp':
      return row === null ? 0 : within(row - 1)
    case 'PageDown':
      return within((row ?? 0) + page)
    case 'PageUp':
      return within((row ?? 0) - page)
    case 'Home':
      return 0
    case 'End':
      return rows - 1
    default:
      return undefined
  }
}
