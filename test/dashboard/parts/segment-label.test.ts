import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { SegmentLabel } from '../../../src/dashboard/parts/segment-label.tsx'
import { ShownRun, toRun } from '../../../src/dashboard/state/use-run.ts'
import { runView } from '../run-view.ts'

const hostile = '<img src=x onerror=alert(1)>'

function labelled(name: string): string {
  const run = toRun(runView({ names: ['Champions', hostile] }))
  return renderToString(h(ShownRun.Provider, { value: run }, h(SegmentLabel, { name, linked: true })))
}

describe('SegmentLabel', () => {
  it('carries the number on the colour of the name, and a way to the segment', () => {
    expect(labelled('Champions')).toMatch(/<span class="chip c1 *">1<\/span><a href="\/r\/a1\/s\/s0">Champions<\/a>/)
  })

  it('keeps a name that looks like markup as text', () => {
    const text = labelled(hostile)
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img src=x onerror=alert(1)>')
  })
})
