import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createMovingTree,
  enterSlot,
  leaveSlot,
  type MovingTree,
  plantMovingTree,
} from '../../src/neighbors/moving-tree.ts'

/** Everybody who lives in the tree, after a look at whether all boxes above hold their place and value. */
function residents(tree: MovingTree, places: Float64Array, values: Float64Array): number[] {
  const { d, ids, boxes, leafOf, parent, slotOf, start, end } = tree
  const found: number[] = []
  for (let slot = 0; slot < tree.slots; slot++) {
    const id = ids[slot]!
    if (id < 0) continue
    found.push(id)
    expect(slotOf[id]).toBe(slot)
    for (let node = leafOf[slot]!; node >= 0; node = parent[node]!) {
      const box = node * (2 * d + 1)
      expect(slot >= start[node]! && slot < end[node]!).toBe(true)
      expect(boxes[box + 2 * d]).toBeLessThanOrEqual(values[id]!)
      for (let c = 0; c < d; c++) {
        expect(tree.points[slot * d + c]).toBe(places[id * d + c])
        expect(boxes[box + c]).toBeLessThanOrEqual(places[id * d + c]!)
        expect(boxes[box + d + c]).toBeGreaterThanOrEqual(places[id * d + c]!)
      }
    }
  }
  return found.sort((a, b) => a - b)
}

function planted(places: Float64Array, values: Float64Array, d: number): MovingTree {
  const tree = createMovingTree(values.length, d)
  tree.slots = values.length
  for (let id = 0; id < values.length; id++) tree.ids[id] = id
  plantMovingTree(tree, places, values)
  return tree
}

describe('plantMovingTree', () => {
  it('holds everybody, also after some have left and others moved', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 1e6, noNaN: true }))
    const rows = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(rows, (points) => {
        const places = Float64Array.from({ length: 2 * points.length }, (_, at) => points[at >> 1]![at % 2]!)
        const values = Float64Array.from(points, ([, , value]) => value)
        const tree = planted(places, values, 2)
        const all = points.map((_, id) => id)
        expect(residents(tree, places, values)).toEqual(all)
        for (let id = 0; id + 1 < points.length; id += 3) {
          const slot = tree.slotOf[id + 1]!
          leaveSlot(tree, tree.slotOf[id]!)
          leaveSlot(tree, slot)
          places[2 * id]! += 7
          values[id]! /= 2
          enterSlot(tree, slot, id, places, values)
        }
        const left = all.filter((id) => id % 3 !== 1)
        expect(residents(tree, places, values)).toEqual(left)
        plantMovingTree(tree, places, values)
        expect(tree.slots).toBe(left.length)
        expect(residents(tree, places, values)).toEqual(left)
      }),
    )
  })

  it('stays shallow over points that lie ever closer together', () => {
    const places = Float64Array.from({ length: 1000 }, (_, i) => 2 ** -i)
    expect(planted(places, new Float64Array(1000), 1).depth).toBeLessThan(60)
  })
})
