/**
 * The name that was probably meant: the one that takes the fewest single-letter edits to reach, or that begins with what was
 * typed. Undefined where more than a third of the letters would have to change: such a guess sends people astray. Case does
 * not count.
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const typed = name.toLowerCase()
  let nearest: string | undefined
  let least = Infinity
  for (const candidate of names) {
    const edits = editDistance(typed, candidate.toLowerCase())
    if (edits < least && edits <= Math.max(1, Math.max(typed.length, candidate.length) / 3)) {
      nearest = candidate
      least = edits
    }
  }
  return (
    nearest ?? (typed.length < 3 ? undefined : names.find((candidate) => candidate.toLowerCase().startsWith(typed)))
  )
}

/** Letters inserted, left out or replaced, or two neighbours swapped, each letter at most once (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, replaced, isSwap ? before[j - 2]! + 1 : Infinity)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
