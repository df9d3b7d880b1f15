import { describe, expect, it } from 'vitest'
import { countMoves } from '../../src/evidence/count-moves.ts'

describe('countMoves', () => {
  it('counts who came and went apart from who changed segment', () => {
    const matrix = [
      [7, 3, 0, 0, 2],
      [1, 9, 0, 0, 4],
      [5, 6, 0, 0, 0],
      [8, 10, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]
    expect(countMoves(matrix)).toEqual({ both: 20, moved: 4, fresh: 11, returned: 18, lapsed: 6 })
  })

  it('finds nobody where nobody was', () => {
    const none = Array.from({ length: 4 }, () => [0, 0, 0, 0])
    expect(countMoves(none)).toEqual({ both: 0, moved: 0, fresh: 0, returned: 0, lapsed: 0 })
  })
})
