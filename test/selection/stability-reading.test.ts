import { describe, expect, it } from 'vitest'
import { stabilityReading } from '../../src/selection/stability-reading.ts'

describe('stabilityReading', () => {
  it.each([
    [0.5, 'dissolved'],
    [0.59, 'not to be trusted'],
    [0.6, 'a pattern, members doubtful'],
    [0.75, 'stable'],
    [0.85, 'highly stable'],
  ])('reads %d as %s', (jaccard, reading) => {
    expect(stabilityReading(jaccard)).toBe(reading)
  })
})
