import { describe, expect, it } from 'vitest'
import { sideBySide } from '../../src/pipeline/side-by-side.ts'

/** Work that ends when it is told to, and notes that it did. */
function waiting(ended: string[], name: string) {
  return (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        ended.push(name)
        reject(new Error(`${name} was stopped`))
      })
    })
}

describe('sideBySide', () => {
  it('begins everything before it waits, and gives the results in their order', async () => {
    const begun: string[] = []
    const work = (name: string, ms: number) => async () => {
      begun.push(name)
      await new Promise((resolve) => setTimeout(resolve, ms))
      expect(begun).toEqual(['slow', 'quick'])
      return name
    }
    expect(await sideBySide(undefined, [work('slow', 5), work('quick', 0)])).toEqual(['slow', 'quick'])
  })

  it('stops the others when one fails, waits for their end, and throws that failure', async () => {
    const ended: string[] = []
    const failing = async () => {
      await Promise.resolve()
      throw new Error('the disk is full')
    }
    await expect(sideBySide(undefined, [waiting(ended, 'a'), failing, waiting(ended, 'b')])).rejects.toThrow(
      'the disk is full',
    )
    expect(ended).toEqual(['a', 'b'])
  })

  it('stops all of them when the caller cancels', async () => {
    const ended: string[] = []
    const caller = new AbortController()
    const result = sideBySide(caller.signal, [waiting(ended, 'a'), waiting(ended, 'b')])
    caller.abort(new Error('cancelled'))
    await expect(result).rejects.toThrow('a was stopped')
    expect(ended).toEqual(['a', 'b'])
  })
})
