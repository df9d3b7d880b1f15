import { describe, expect, it } from 'vitest'
import { splitBar } from '../../src/charts/split-bar.ts'

const frame = { width: 720, height: 40, label: 'Of 100 rows 75 were kept.' }

describe('splitBar', () => {
  it('splits its length in proportion', () => {
    expect(widths(75, 25)).toEqual([540, 177])
  })

  it('keeps a part that is not empty in sight', () => {
    expect(widths(1_000_000, 1)[0]).toBe(717)
    expect(widths(1, 1_000_000)[0]).toBe(3)
  })

  it('is one bar when nothing was set aside, or nothing read', () => {
    expect(widths(10, 0)).toEqual([720])
    expect(widths(0, 0)).toEqual([720])
  })

  it('uses the longest wording that fits', () => {
    const drawing = splitBar(part(75, ['75 kept']), part(1, ['1 set aside', '1']), frame).text
    expect(drawing).toContain('75 kept')
    expect(drawing).not.toContain('set aside')
  })
})

function widths(kept: number, aside: number): number[] {
  const drawing = splitBar(part(kept, []), part(aside, []), frame).text
  return [...drawing.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width))
}

function part(value: number, labels: string[]) {
  return { value, labels }
}
