import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/base/threads.ts'
import { tempFolder } from '../temp-folder.ts'

// Worker threads load compiled modules, so that this test uses them, too.
const dist = resolve(import.meta.dirname, '../../dist')
const { openThreads } = (await import(
  pathToFileURL(`${dist}/threads/open-threads.js`).href
)) as typeof import('../../src/threads/open-threads.ts')

const folder = tempFolder()

/** A task in a module of its own: where it runs, and what it is given, decide what comes out. */
async function task<Input, Output>(body: string): Promise<Task<Input, Output>> {
  folder.write('task.js', `export const work = { run: (input) => { ${body} } }`)
  const module = pathToFileURL(folder.path('task.js')).href
  const { work } = await import(module)
  return { module, name: 'work', run: work.run }
}

describe('openThreads', () => {
  it('gives outputs in the order of the inputs, whoever was first', async () => {
    await using threads = openThreads(3)
    const slow = await task<number, number>(
      'const end = Date.now() + (10 - input) * 3; while (Date.now() < end); return input * input',
    )
    const inputs = [...Array(10).keys()]
    const shares: number[] = []
    expect(await threads.map(slow, inputs, { onDone: (share) => shares.push(share) })).toEqual(inputs.map((i) => i * i))
    expect(shares).toHaveLength(10)
    expect(shares.at(-1)).toBe(1)
  })

  it('shares memory with its workers', async () => {
    await using threads = openThreads(2)
    const fill = await task<{ at: number; floats: Float64Array }, void>('input.floats[input.at] = input.at + 1')
    const floats = new Float64Array(new SharedArrayBuffer(32))
    await threads.map(
      fill,
      [0, 1, 2, 3].map((at) => ({ at, floats })),
    )
    expect([...floats]).toEqual([1, 2, 3, 4])
  })

  it('has threads read modules ahead, and says of a wrong one when it is asked for', async () => {
    await using threads = openThreads(2)
    const loaded = await task<number, number>('return globalThis.loads * 10 + input')
    folder.write(
      'task.js',
      `globalThis.loads = (globalThis.loads ?? 0) + 1\n${readFileSync(folder.path('task.js'), 'utf8')}`,
    )
    const missing = { ...loaded, module: pathToFileURL(folder.path('missing.js')).href }
    threads.prepare([loaded.module, missing.module])
    expect(await threads.map(loaded, [1, 2, 3])).toEqual([11, 12, 13])
    await expect(threads.map(missing, [1, 2])).rejects.toThrow(/missing/)
    expect(await threads.map(loaded, [4, 5])).toEqual([14, 15])
  })

  it('hands out many jobs ahead of their turn, and ends each of them once', async () => {
    await using threads = openThreads(2)
    const pause = await task<number, number>(
      'return new Promise((resolve) => setTimeout(() => resolve(input), input % 3))',
    )
    const inputs = [...Array(100).keys()]
    expect(await threads.map(pause, inputs)).toEqual(inputs)
  })

  it('does the work of others whose worker was ended with a batch that failed', async () => {
    await using threads = openThreads(2)
    const picky = await task<number, number>('if (input === 40) throw new RangeError("forty"); return input')
    const inputs = [...Array(50).keys()]
    const [failed, other] = await Promise.allSettled([
      threads.map(picky, inputs),
      threads.map(
        picky,
        inputs.filter((input) => input !== 40),
      ),
    ])
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'forty' } })
    expect(other).toEqual({ status: 'fulfilled', value: inputs.filter((input) => input !== 40) })
  })

  it('passes on what a task throws, and works on after it', async () => {
    await using threads = openThreads(2)
    const picky = await task<number, number>('if (input === 3) throw new RangeError("three"); return input')
    await expect(threads.map(picky, [1, 2, 3, 4])).rejects.toThrow('three')
    expect(await threads.map(picky, [1, 2])).toEqual([1, 2])
  })

  it('ends work that the caller cancels', async () => {
    await using threads = openThreads(2)
    const endless = await task<number, number>('for (;;);')
    await expect(threads.map(endless, [1, 2, 3], { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/)
  })

  it('refuses a number of threads that is none', () => {
    for (const count of [0, 1.5, Number.NaN]) expect(() => openThreads(count)).toThrow(/give a whole number from 1/)
  })
})
