import { describe, expect, it } from 'vitest'
import { findTextFault } from '../../src/sources/text-fault.ts'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size))
}

const find = (text: string, encoding: BufferEncoding, size: number) =>
  findTextFault(inChunks(Buffer.from(text, encoding), size), 100)

describe('findTextFault', () => {
  it.each([1, 2, 3, 5, 1000])('passes UTF-8 in chunks of %i bytes', async (size) => {
    expect(await find('a,€,漢,😀\n'.repeat(9), 'utf8', size)).toBeUndefined()
  })

  it.each([1, 2, 3, 1000])('finds a Latin-1 letter in chunks of %i bytes, to the character', async (size) => {
    const fault = await find(`${'abc\n'.repeat(20)}£ x\nabc\n`, 'latin1', size)
    expect(fault?.kind).toBe('encoding')
    expect(fault!.position).toBeGreaterThanOrEqual(77)
    expect(fault!.position).toBeLessThanOrEqual(80)
  })

  it('finds a character that the end cuts off', async () => {
    expect(await findTextFault(inChunks(Buffer.from('ab€').subarray(0, 4), 2), 100)).toEqual({
      kind: 'encoding',
      position: 2,
    })
  })

  it('finds the beginning of a line that is too long', async () => {
    const text = `abc\n${'x'.repeat(150)}\nabc\n`
    expect(await find(text, 'utf8', 10)).toEqual({ kind: 'length', position: 4 })
  })
})
