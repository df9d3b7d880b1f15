/** The customers of one cluster: row numbers ascending. */
export interface LabelledRows {
  readonly label: number
  readonly rows: Int32Array
}

/**
 * Rows grouped by label (-1 noise, 0..k-1): clusters ascending, noise last, empty ones left out. One counting sort, O(n + k);
 * the groups are views of one array.
 */
export function rowsByLabel(labels: Int32Array, k: number): LabelledRows[] {
  const starts = new Int32Array(k + 2)
  for (const label of labels) starts[label + 2]!++
  for (let g = 1; g < starts.length; g++) starts[g]! += starts[g - 1]!
  const ends = starts.slice()
  const rows = new Int32Array(labels.length)
  for (let i = 0; i < labels.length; i++) rows[ends[labels[i]! + 1]!++] = i

  const groups: LabelledRows[] = []
  for (let label = 0; label < k; label++)
    groups.push({ label, rows: rows.subarray(starts[label + 1], ends[label + 1]) })
  groups.push({ label: -1, rows: rows.subarray(0, ends[0]) })
  return groups.filter((group) => group.rows.length > 0)
}
