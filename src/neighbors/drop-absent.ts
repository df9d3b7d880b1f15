import type { BoxTree } from './box-tree.ts'

/**
 * The tree over the points whose row weighs more than 0, which a bootstrap draws two thirds of. Nodes and boxes stay, so
 * that some boxes are wider than their points.
 */
export function dropAbsent(tree: BoxTree, rowWeights: Float64Array): BoxTree {
  const { n, d, points, order } = tree
  const place = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) place[i + 1] = place[i]! + (rowWeights[order[i]!]! > 0 ? 1 : 0)
  const present = place[n]!
  const kept = new Float64Array(present * d)
  const rows = new Uint32Array(present)
  for (let i = 0; i < n; i++) {
    const to = place[i]!
    if (place[i + 1] === to) continue
    rows[to] = order[i]!
    for (let c = 0; c < d; c++) kept[to * d + c] = points[i * d + c]!
  }
  const shift = (bound: number): number => place[bound]!
  return { ...tree, n: present, points: kept, order: rows, start: tree.start.map(shift), end: tree.end.map(shift) }
}
