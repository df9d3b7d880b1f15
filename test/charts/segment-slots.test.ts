import { describe, expect, it } from 'vitest'
import { baseName, segmentSlots } from '../../src/charts/segment-slots.ts'

describe('segmentSlots', () => {
  it('binds a colour to its name, whatever else is there', () => {
    expect(segmentSlots(['Champions', 'Lost']).get('Lost')).toBe(9)
    expect(segmentSlots(['Lost', 'At risk', 'Champions']).get('Lost')).toBe(9)
  })

  it('gives the nearest name of ours first, then what is free in its family, then anything free', () => {
    const slots = segmentSlots(['Loyal', 'Lost (higher spend)', 'Lost (lower spend)', 'VIP', '__proto__'])
    expect([...slots.values()]).toEqual([2, 9, 10, 1, 7])
  })

  it('leaves names without a slot when all eleven are taken', () => {
    const slots = segmentSlots(Array.from({ length: 14 }, (_, i) => `Own ${i}`))
    expect(new Set(slots.values()).size).toBe(11)
    expect(slots.has('Own 13')).toBe(false)
  })
})

describe('baseName', () => {
  it('takes off the qualifier', () => {
    expect(baseName('Lost (spend tier 1 of 4)')).toBe('Lost')
    expect(baseName('(own)')).toBe('(own)')
  })
})
