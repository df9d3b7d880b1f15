import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeError } from '../../src/base/errors.ts'
import { netChanges, type Stages, splitMoves } from '../../src/evidence/split-moves.ts'

const STATES = 5

/** Random customers: each is anywhere at each stage. */
const someStages: fc.Arbitrary<Stages> = fc
  .array(fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: STATES - 1 }))), { maxLength: 60 })
  .map((rows) => {
    const stage = (at: number): Int32Array => Int32Array.from(rows, (row) => row[at]!)
    return { before: stage(0), aged: stage(1), behaved: stage(2), after: stage(3) }
  })

function stagesOf(...rows: [number, number, number, number][]): Stages {
  const stage = (at: number): Int32Array => Int32Array.from(rows, (row) => row[at]!)
  return { before: stage(0), aged: stage(1), behaved: stage(2), after: stage(3) }
}

describe('splitMoves', () => {
  it('gives a move to the stage that made it', () => {
    expect(splitMoves(stagesOf([0, 1, 1, 1]), 2)).toEqual([
      { from: 0, to: 1, customers: 1, ageing: 1, behaviour: 0, borders: 0 },
    ])
    expect(splitMoves(stagesOf([0, 0, 1, 1]), 2)).toMatchObject([{ ageing: 0, behaviour: 1, borders: 0 }])
    expect(splitMoves(stagesOf([0, 0, 0, 1]), 2)).toMatchObject([{ ageing: 0, behaviour: 0, borders: 1 }])
  })

  it('halves a move by way of a third state, and takes back what went forth and back', () => {
    expect(splitMoves(stagesOf([0, 2, 1, 1]), 3)).toMatchObject([
      { customers: 1, ageing: 0.5, behaviour: 0.5, borders: 0 },
    ])
    expect(splitMoves(stagesOf([0, 1, 0, 1]), 3)).toMatchObject([
      { customers: 1, ageing: 1, behaviour: -1, borders: 1 },
    ])
  })

  it('makes no move of those who end where they began', () => {
    expect(splitMoves(stagesOf([0, 1, 2, 0]), 3)).toEqual([])
  })

  it('adds up exactly, for every move and for every state', () => {
    fc.assert(
      fc.property(someStages, (stages) => {
        const moves = splitMoves(stages, STATES)
        for (const { customers, ageing, behaviour, borders } of moves)
          expect(ageing + behaviour + borders).toBe(customers)
        const changes = netChanges(stages, STATES)
        for (const { state, before, after, ageing, behaviour, borders } of changes) {
          expect(before + ageing + behaviour + borders).toBe(after)
          const net = moves.reduce(
            (sum, { from, to, customers }) => sum + customers * (Number(to === state) - Number(from === state)),
            0,
          )
          expect(net).toBe(after - before)
        }
      }),
    )
  })

  it('sees no behaviour where nobody did anything', () => {
    fc.assert(
      fc.property(someStages, ({ before, aged, after }) => {
        const idle = { before, aged, behaved: aged, after }
        for (const { behaviour } of [...splitMoves(idle, STATES), ...netChanges(idle, STATES)])
          expect(behaviour).toBe(0)
      }),
    )
  })

  it('refuses stages of different customers, and states that are none', () => {
    expect(() => splitMoves({ ...stagesOf([0, 0, 0, 0]), after: new Int32Array(2) }, 2)).toThrow(ShapeError)
    expect(() => netChanges(stagesOf([0, 0, 0, 7]), 2)).toThrow(ShapeError)
  })
})
