import { describe, expect, it } from 'vitest'
import { whyKTitle } from '../../src/report/why-k-title.ts'
import { onlineRetailInput as input } from './online-retail-input.ts'

describe('whyKTitle', () => {
  it('praises no number that nothing was compared with', () => {
    const selection = input.selection.filter(({ k }) => k === input.chosen.k)
    expect(selection).toHaveLength(1)
    expect(whyKTitle({ ...input, selection })).toMatch(/^\w+ segments, without a comparison of other numbers$/)
  })

  it('says when fewer than half of the judges accept it', () => {
    const chosen = { ...input.chosen, agreement: 0.4 }
    expect(whyKTitle({ ...input, chosen })).toMatch(/^No number of segments stands out/)
  })
})
