import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JobView } from '../../../src/api/job.ts'
import { cancelChange, change, changeFailure, changeSettings } from '../../../src/dashboard/state/change.ts'
import { toasts } from '../../../src/dashboard/state/toasts.ts'

const running: JobView = {
  job: 'j1',
  kind: 'variant',
  state: 'running',
  stages: [],
  preview: null,
  run: null,
  tested: false,
  error: null,
}

/** What the page listens to, latest last. */
let streams: Stream[] = []
let asked: string[] = []

class Stream {
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  isClosed = false

  constructor() {
    streams.push(this)
  }

  close(): void {
    this.isClosed = true
  }

  send(view: Partial<JobView>): void {
    if (!this.isClosed) this.onmessage?.({ data: JSON.stringify({ ...running, ...view }) })
  }
}

beforeEach(() => {
  streams = []
  asked = []
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('fetch', async (address: string, { method }: { method: string }) => {
    asked.push(`${method} ${address}`)
    return new Response(JSON.stringify(running), { status: 202, headers: { 'content-type': 'application/json' } })
  })
})

afterEach(() => {
  cancelChange()
  toasts.value = []
  vi.unstubAllGlobals()
})

describe('changeSettings', () => {
  it('opens the run as soon as it can be asked, while its files are being written', async () => {
    const opened = await changed()
    streams[0]!.send({ stages: [{ name: 'clustering', ms: 1, done: null }] })
    expect([opened, change.value?.job?.stages.length]).toEqual([[], 1])
    streams[0]!.send({ run: 'r2' })
    expect([opened, change.value]).toEqual([['r2'], null])
    streams.at(-1)!.send({ run: 'r2', state: 'done' })
    expect([opened, toasts.value]).toEqual([['r2'], []])
    expect(streams.every(({ isClosed }) => isClosed)).toBe(true)
  })

  it('lets files be written to their end when another change is made', async () => {
    await changed()
    streams[0]!.send({ run: 'r2' })
    await changed('r2')
    expect(asked.filter((line) => line.startsWith('DELETE'))).toEqual([])
  })

  it('ends the work that it takes the place of', async () => {
    await changed()
    await changed()
    expect(asked.filter((line) => line.startsWith('DELETE'))).toEqual(['DELETE /api/jobs/j1'])
  })

  it('says why a run came to nothing', async () => {
    const opened = await changed()
    streams[0]!.send({ state: 'failed', error: { code: 'option', message: 'k is too large; give less' } })
    expect([opened, change.value, changeFailure.value?.message]).toEqual([[], null, 'k is too large; give less'])
  })
})

/** The runs that are opened by a change that the server has taken. */
async function changed(run = 'r1'): Promise<string[]> {
  const opened: string[] = []
  const before = streams.length
  changeSettings(run, { k: 4 }, (next) => opened.push(next))
  await vi.waitFor(() => expect(streams.length).toBeGreaterThan(before))
  return opened
}
