import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ApartTask } from '../../src/threads/run-apart.ts'
import { tempFolder } from '../temp-folder.ts'

// Another thread loads compiled modules, so that this test uses them, too.
const dist = resolve(import.meta.dirname, '../../dist')
const { runApart } = (await import(
  pathToFileURL(`${dist}/threads/run-apart.js`).href
)) as typeof import('../../src/threads/run-apart.ts')

const folder = tempFolder()

/** A task in a module of its own, which answers in whatever thread it runs. */
async function task<Output>(name: string, body: string): Promise<ApartTask<number, Output>> {
  const thread = "import { isMainThread } from 'node:worker_threads'"
  folder.write(`${name}.js`, `${thread}\nexport const work = { async run(input, tell) { ${body} } }`)
  const module = pathToFileURL(folder.path(`${name}.js`)).href
  const { work } = await import(module)
  return { module, name: 'work', run: work.run }
}

describe('runApart', () => {
  it('works in another thread and hands on its stages, then the output', async () => {
    const stages: string[] = []
    const apart = await task<[number, boolean]>('apart', 'tell("one"); tell("two"); return [input + 1, isMainThread]')
    expect(await runApart(apart, 1, { onStage: (stage) => stages.push(stage) })).toEqual([2, false])
    expect(stages).toEqual(['one', 'two'])
  })

  it('passes on what the task throws', async () => {
    const failing = await task('failing', 'throw new RangeError("three")')
    await expect(runApart(failing, 1)).rejects.toThrow('three')
  })

  it('ends work that the caller cancels', async () => {
    const endless = await task('endless', 'for (;;);')
    await expect(runApart(endless, 1, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/)
  })
})
