import { describe, expect, it } from 'vitest'
import { splitBar } from '../../src/charts/split-bar.ts'
import { boxesOf, drawn, textsOf } from './drawn.ts'

describe('splitBar', () => {
  // The part set aside is stroked, by half a pixel to each side.
  it('splits its length in proportion', () => {
    expect(widths(75, 25)).toEqual([540, 179])
  })

  it('keeps a part that is not empty in sight', () => {
    expect(widths(1_000_000, 1)).toEqual([717, 2])
    expect(widths(1, 1_000_000)).toEqual([3, 716])
  })

  it('is one bar when nothing was set aside, or nothing read', () => {
    expect(widths(10, 0)).toEqual([720])
    expect(widths(0, 0)).toEqual([720])
  })

  it('uses the longest wording that fits', () => {
    const drawing = drawn(splitBar(part(75, ['75 kept']), part(1, ['1 set aside', '1']), { width: 720 }), 720)
    expect(textsOf(drawing)).toEqual(['75 kept'])
  })
})

function widths(kept: number, aside: number): number[] {
  const drawing = drawn(splitBar(part(kept, []), part(aside, []), { width: 720 }), 720)
  return ['var(--a6)', 'var(--warnbg)'].flatMap((fill) => boxesOf(drawing, fill).map(({ width }) => width))
}

function part(value: number, labels: string[]) {
  return { value, labels }
}
