import type { Matrix } from '../../../src/numeric/matrix.ts'
import { squaredOfRows } from '../../neighbors/random-points.ts'

interface Cluster {
  readonly birth: number
  stability: number
  death: number
  readonly children: Cluster[]
  readonly rows: readonly number[]
}

/** HDBSCAN* by its definition: the components of all rows at every distance, found anew each time. Labels per row. */
export function naiveHdbscan(
  x: Matrix,
  minClusterSize: number,
  minSamples: number,
  isLeaf: boolean,
): { labels: Int32Array; probabilities: Float64Array; k: number } {
  const all = [...Array(x.n).keys()]
  const cores = all.map((i) => all.map((j) => squaredOfRows(x, i, j)).sort((a, b) => a - b)[minSamples - 1]!)
  const reach = (i: number, j: number) => Math.sqrt(Math.max(squaredOfRows(x, i, j), cores[i]!, cores[j]!))
  const components = (rows: readonly number[], below: number): number[][] => {
    const left = new Set(rows)
    const found: number[][] = []
    for (const seed of rows) {
      if (!left.delete(seed)) continue
      const component = [seed]
      for (const i of component) for (const j of left) if (reach(i, j) < below && left.delete(j)) component.push(j)
      found.push(component)
    }
    return found
  }
  const distances = [...new Set(all.flatMap((i) => all.map((j) => reach(i, j))))].sort((a, b) => b - a)
  const least = Math.min(...distances.filter((distance) => distance > 0))
  const density = (distance: number) => (least === Number.POSITIVE_INFINITY ? 1 : Math.min(1 / least, 1 / distance))
  const lastDensity = new Float64Array(x.n)

  /** Follows a component down from the level `at` of the distances. */
  const grow = (birth: number, rows: readonly number[], at: number): Cluster => {
    const cluster: Cluster = { birth, stability: 0, death: birth, children: [], rows }
    let present = rows
    for (let level = at; level < distances.length && present.length > 0; level++) {
      const parts = components(present, distances[level]!)
      if (parts.length === 1 && parts[0]!.length > 1) continue
      const lambda = density(distances[level]!)
      const large = parts.filter((part) => part.length >= minClusterSize)
      const leaving = large.length === 1 ? present.filter((row) => !large[0]!.includes(row)) : present
      if (leaving.length > 0) cluster.death = lambda
      cluster.stability += leaving.length * (lambda - birth)
      for (const row of leaving) lastDensity[row] = lambda
      if (large.length > 1) cluster.children.push(...large.map((part) => grow(lambda, part, level + 1)))
      present = large.length === 1 ? large[0]! : []
    }
    return cluster
  }
  const select = (cluster: Cluster): { sum: number; chosen: Cluster[] } => {
    const below = cluster.children.map(select)
    const sum = below
      .map((part) => part.sum)
      .sort((a, b) => a - b)
      .reduce((total, part) => total + part, 0)
    const chosen = below.flatMap((part) => part.chosen)
    const isOwn = isLeaf ? cluster.children.length === 0 : cluster.stability >= sum
    return isOwn ? { sum: cluster.stability, chosen: [cluster] } : { sum, chosen }
  }
  const root = grow(0, all, 0)
  const chosen = root.children.flatMap((child) => select(child).chosen)
  const labels = new Int32Array(x.n).fill(-1)
  const probabilities = new Float64Array(x.n)
  chosen.sort((a, b) => Math.min(...a.rows) - Math.min(...b.rows))
  for (const [label, { rows, death }] of chosen.entries()) {
    for (const row of rows) {
      labels[row] = label
      probabilities[row] = Math.min(1, lastDensity[row]! / death)
    }
  }
  return { labels, probabilities, k: chosen.length }
}
