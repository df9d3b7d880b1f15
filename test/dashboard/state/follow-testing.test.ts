import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JobView } from '../../../src/api/job.ts'
import { followTesting } from '../../../src/dashboard/state/follow-testing.ts'
import { toasts } from '../../../src/dashboard/state/toasts.ts'

let send: (view: Partial<JobView>) => void = () => {}

class Stream {
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: (() => void) | null = null

  constructor() {
    send = (view) => this.onmessage?.({ data: JSON.stringify({ state: 'running', tested: false, ...view }) })
  }

  close(): void {}
}

beforeEach(() => {
  vi.stubGlobal('EventSource', Stream)
  toasts.value = []
})
afterEach(() => vi.unstubAllGlobals())

describe('followTesting', () => {
  it('asks again when the run has been tested, and when its files are written', () => {
    const ask = vi.fn()
    const stop = followTesting('j1', false, ask)
    send({})
    expect(ask).not.toHaveBeenCalled()
    send({ tested: true })
    expect(ask).toHaveBeenCalledTimes(1)
    stop()
    followTesting('j1', true, ask)
    send({ tested: true })
    expect(ask).toHaveBeenCalledTimes(1)
    send({ tested: true, state: 'done' })
    expect(ask).toHaveBeenCalledTimes(2)
    expect(toasts.value).toEqual([])
  })

  it('tells whoever looks at a run that it is not kept', () => {
    followTesting('j1', true, () => {})
    send({ state: 'failed', error: { code: 'disk-full', message: 'the disk is full; make room' } })
    expect(toasts.value.map(({ text }) => text)).toEqual([expect.stringContaining('the disk is full; make room')])
  })
})
