import { describe, expect, it } from 'vitest'
import { borneOut } from '../../src/naming/borne-out.ts'

const SEGMENTS = ['Champions', 'Promising', 'Lost']

/** 50 Champions and 50 Lost, of whom so many came back and spent 10 each. */
function fiftyFifty(champions: number, lost: number): Parameters<typeof borneOut>[0] {
  const cameBack = Uint8Array.from({ length: 100 }, (_, i) => (i < 50 ? Number(i < champions) : Number(i - 50 < lost)))
  return {
    segments: SEGMENTS,
    segmentOf: Int32Array.from({ length: 100 }, (_, i) => (i < 50 ? 0 : 2)),
    cameBack,
    nextSpend: Float64Array.from(cameBack, (came) => 10 * came),
  }
}

describe('borneOut', () => {
  it('compares each segment with everyone', () => {
    const result = borneOut(fiftyFifty(40, 10))
    expect(result?.outcomes).toEqual([
      { segment: 'Champions', customers: 50, cameBackRate: 0.8, index: 1.6, nextSpendIndex: 1.6 },
      { segment: 'Lost', customers: 50, cameBackRate: 0.2, index: 0.4, nextSpendIndex: 0.4 },
    ])
    // Rates .8 and .2 around .5: between = 100 * .3^2 = 9, total = 100 * .25 = 25.
    expect(result?.explained).toBeCloseTo(0.36, 12)
    expect(result?.findings).toEqual([])
  })

  it('finds Lost customers who return, and a map that tells little', () => {
    const result = borneOut(fiftyFifty(26, 24))
    expect(result?.explained).toBeCloseTo(0.0016, 12)
    expect(result?.findings.map(({ code }) => code)).toEqual(['lost-returns', 'recency-says-little'])
    expect(result?.findings[0]?.message).toMatch(/^48% of the customers called Lost at the cut came back, against 50%/)
  })

  it('stays quiet at an index of exactly .8', () => {
    // 30 and 20 of 50: base .5, Lost .4 / .5 = .8; explained = .1^2 / .25 = .04.
    expect(borneOut(fiftyFifty(30, 20))?.findings).toEqual([])
  })

  it('says nothing of fewer than 100 customers', () => {
    const { segments, segmentOf, cameBack } = fiftyFifty(40, 10)
    expect(borneOut({ segments, segmentOf: segmentOf.subarray(1), cameBack: cameBack.subarray(1) })).toBeNull()
  })

  it('has no index when nobody came back and none of spend without amounts', () => {
    const result = borneOut({ ...fiftyFifty(0, 0), nextSpend: undefined })
    expect(result).toMatchObject({ explained: null, findings: [], cameBackRate: 0 })
    expect(result?.outcomes[0]).toMatchObject({ cameBackRate: 0, index: null, nextSpendIndex: null })
  })
})
