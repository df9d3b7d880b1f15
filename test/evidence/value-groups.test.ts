import { describe, expect, it } from 'vitest'
import { valueGroups } from '../../src/evidence/value-groups.ts'

describe('valueGroups', () => {
  it('cuts ten different values into five pairs', () => {
    expect([...valueGroups(Float64Array.of(9, 0, 1, 2, 3, 4, 5, 6, 7, 8), 5)]).toEqual([4, 0, 0, 1, 1, 2, 2, 3, 3, 4])
  })

  it('never splits equal values', () => {
    expect([...valueGroups(Float64Array.of(1, 1, 1, 1, 2), 2)]).toEqual([0, 0, 0, 0, 1])
    expect([...valueGroups(new Float64Array(4), 3)]).toEqual([0, 0, 0, 0])
  })
})
