import { describe, expect, it } from 'vitest'
import { keepOrRefit } from '../../src/evidence/keep-or-refit.ts'

const calm = { measures: { recency: 0.1, revenue: null }, sizes: 0.05, relabelled: 0.1, events: 0 }

describe('keepOrRefit', () => {
  it('keeps what has hardly moved', () => {
    expect(keepOrRefit(calm).advice).toBe('keep')
  })

  it.each([
    [{ measures: { recency: 0.3 } }, 'recency is distributed otherwise (PSI 0.30)'],
    [{ sizes: 0.25 }, 'the segments have other sizes (PSI 0.25)'],
    [{ relabelled: 0.2 }, 'segments made today would place 20% of customers elsewhere'],
    [{ events: 1 }, '1 segment was born, lost, split or merged'],
  ])('says why to refit: %j', (change, reason) => {
    expect(keepOrRefit({ ...calm, ...change })).toEqual({ advice: 'refit', reasons: [reason] })
  })
})
