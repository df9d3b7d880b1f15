import { afterEach, describe, expect, it, vi } from 'vitest'
import { borrowMemory, giveBackMemory } from '../../src/simd/borrow-memory.ts'

describe('borrowMemory', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('lends what has been given back again, larger where more is asked for, and never to two', () => {
    const one = borrowMemory(100_000)!
    const two = borrowMemory(10)!
    expect(two).not.toBe(one)
    expect(one.buffer.byteLength).toBeGreaterThanOrEqual(100_000)
    expect(one.buffer).toBeInstanceOf(SharedArrayBuffer)
    giveBackMemory(one)
    const again = borrowMemory(300_000)!
    expect(again).toBe(one)
    expect(again.buffer.byteLength).toBeGreaterThanOrEqual(300_000)
    giveBackMemory(two)
    giveBackMemory(again)
  })

  it('does not keep large ones', () => {
    const large = borrowMemory(2 ** 24 + 1)!
    giveBackMemory(large)
    const next = borrowMemory(10)!
    expect(next).not.toBe(large)
    giveBackMemory(next)
  })

  it('has none beyond a gibibyte, nor without WebAssembly', () => {
    expect(borrowMemory(2 ** 30 + 1)).toBeUndefined()
    vi.stubGlobal('WebAssembly', undefined)
    expect(borrowMemory(10)).toBeUndefined()
  })
})
