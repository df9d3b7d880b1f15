import type { Turn } from '../clustering/turns.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { type JointCells, jointCells } from './joint-cells.ts'
import type { Labeling } from './labeling.ts'

/**
 * The sum of Euclidean distances from each row to all rows of each cluster, for every labeling n × k numbers.
 *
 * Each pair of rows is measured once, whatever the number of labelings: rows are summed up by the cells in which all
 * labelings agree, and the cells then by cluster. n²/2 square roots, about 3 ns each for three columns.
 */
export async function distancesToClusters(
  x: Matrix,
  labelings: readonly Labeling[],
  turn: Turn,
): Promise<Float64Array[]> {
  const cells = jointCells(labelings, x.n)
  const points = inCellOrder(x, cells.rows)
  const totals = labelings.map(({ k }) => new Float64Array(x.n * k))
  const toCell = new Float64Array(x.n)
  const cellCount = cells.starts.length - 1
  for (let own = 0; own < cellCount; own++) {
    toCell.fill(0)
    for (let i = cells.starts[own]!; i < cells.starts[own + 1]!; i++) {
      for (let other = own; other < cellCount; other++) {
        const from = Math.max(cells.starts[other]!, i + 1)
        const total = addDistances(points, x.d, i, from, cells.starts[other + 1]!, toCell)
        add(totals, labelings, cells, i, other, total)
      }
      await turn(x.n - i)
    }
    for (let i = cells.starts[own]!; i < x.n; i++) add(totals, labelings, cells, i, own, toCell[i]!)
  }
  return totals
}

/** Distances from point i to the points from..to-1: each is added to `sums` at its point, all of them are returned. */
function addDistances(
  points: Float64Array,
  d: number,
  i: number,
  from: number,
  to: number,
  sums: Float64Array,
): number {
  if (d === 3) return addDistancesInSpace(points, i, from, to, sums)
  let total = 0
  for (let other = from; other < to; other++) {
    let squared = 0
    for (let c = 0; c < d; c++) {
      const gap = points[other * d + c]! - points[i * d + c]!
      squared += gap * gap
    }
    const distance = Math.sqrt(squared)
    total += distance
    sums[other]! += distance
  }
  return total
}

function addDistancesInSpace(points: Float64Array, i: number, from: number, to: number, sums: Float64Array): number {
  const a = points[3 * i]!
  const b = points[3 * i + 1]!
  const c = points[3 * i + 2]!
  let total = 0
  for (let other = from; other < to; other++) {
    const gapA = points[3 * other]! - a
    const gapB = points[3 * other + 1]! - b
    const gapC = points[3 * other + 2]! - c
    const distance = Math.sqrt(gapA * gapA + gapB * gapB + gapC * gapC)
    total += distance
    sums[other]! += distance
  }
  return total
}

/** Adds a sum over a cell to the clusters that the cell belongs to. `i` counts in cell order. */
function add(
  totals: readonly Float64Array[],
  labelings: readonly Labeling[],
  { rows, starts }: JointCells,
  i: number,
  cell: number,
  sum: number,
): void {
  const row = rows[i]!
  const member = rows[starts[cell]!]!
  for (let l = 0; l < labelings.length; l++) {
    const { labels, k } = labelings[l]!
    totals[l]![row * k + labels[member]!]! += sum
  }
}

function inCellOrder(x: Matrix, rows: Uint32Array): Float64Array {
  const { d } = x
  const points = new Float64Array(x.n * d)
  for (let i = 0; i < x.n; i++) {
    for (let c = 0; c < d; c++) points[i * d + c] = x.data[rows[i]! * d + c]!
  }
  return points
}
