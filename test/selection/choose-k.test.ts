import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import type { Candidate } from '../../src/selection/candidate.ts'
import { chooseByBic } from '../../src/selection/choose-by-bic.ts'
import { chooseByConsensus } from '../../src/selection/choose-by-consensus.ts'
import { chooseByElbow } from '../../src/selection/choose-by-elbow.ts'
import { chooseByGap } from '../../src/selection/choose-by-gap.ts'
import { chooseBySilhouette } from '../../src/selection/choose-by-silhouette.ts'
import { chooseByStability } from '../../src/selection/choose-by-stability.ts'
import type { KChoice } from '../../src/selection/k-choice.ts'

const context = { n: 4338, totalInertia: 13014 }

/** An admissible candidate in a structureless cloud whose segments all have names of their own. */
function candidate(k: number, changes: Partial<Candidate> = {}): Candidate {
  return {
    k,
    inertia: 13014 / k,
    silhouette: 0.45 - 0.02 * k,
    silhouetteOf: 4338,
    calinskiHarabasz: 3000,
    daviesBouldin: 1,
    sizes: Array.from({ length: k }, () => Math.floor(4338 / k)),
    smallest: Math.floor(4338 / k),
    jaccards: Array.from({ length: k }, () => 0.9),
    names: k,
    explained: null,
    ...changes,
  }
}

/** Online Retail as design and measurement know it: inertias of scikit-learn, Jaccards, names and backtest. */
const onlineRetail: Candidate[] = [
  candidate(2, { inertia: 6474.1, silhouette: 0.4327, jaccards: [0.99, 0.98], smallest: 1668, explained: 0.2 }),
  candidate(3, { inertia: 4856.3, silhouette: 0.3372, jaccards: [0.97, 0.93, 0.92], smallest: 762, explained: 0.22 }),
  candidate(4, {
    inertia: 3924.4,
    silhouette: 0.3352,
    jaccards: [0.94, 0.93, 0.9, 0.86],
    smallest: 725,
    explained: 0.235,
  }),
  candidate(5, {
    inertia: 3268,
    silhouette: 0.3185,
    jaccards: [0.85, 0.83, 0.87, 0.88, 0.92],
    smallest: 344,
    explained: 0.245,
  }),
  candidate(6, { inertia: 2840.1, silhouette: 0.3155, names: 5, smallest: 280, explained: 0.25 }),
  candidate(7, { inertia: 2533, silhouette: 0.3096, names: 6, smallest: 225, explained: 0.255 }),
  candidate(8, { inertia: 2325.5, silhouette: 0.3018, names: 6, smallest: 215, jaccards: [0.6], explained: 0.255 }),
]

describe('chooseByConsensus', () => {
  it('gives Online Retail five segments and shows who disagrees', () => {
    const choice = chooseByConsensus(onlineRetail, context)
    expect(choice).toMatchObject({ k: 5, reason: 'every-segment-named', admissible: [2, 3, 4, 5, 6, 7], findings: [] })
    expect(choice.judges.map(({ judge, accepts }) => [judge, accepts])).toEqual([
      ['size', true],
      ['stability', true],
      ['names', true],
      ['silhouette', false],
      ['elbow', false],
      ['backtest', true],
    ])
    expect(choice.agreement).toBe(4 / 6)
    expect(choice.sentence).toContain('5 segments: the largest number')
  })

  it('prefers clear structure: .70 at any k, .50 from k = 3 on, when admissible', () => {
    const peakAt = (k: number, silhouette: number, changes = {}) =>
      chooseByConsensus(
        [2, 3, 4, 5].map((each) => candidate(each, each === k ? { silhouette, ...changes } : {})),
        context,
      )
    expect(peakAt(3, 0.5)).toMatchObject({ k: 3, reason: 'clear-structure' })
    expect(peakAt(2, 0.7)).toMatchObject({ k: 2, reason: 'clear-structure' })
    expect(peakAt(2, 0.64)).toMatchObject({ k: 5, reason: 'every-segment-named' })
    expect(peakAt(3, 0.8, { smallest: 86 })).toMatchObject({ k: 5, reason: 'every-segment-named' })
  })

  it('asks for 2 % of the customers and 10 at the least', () => {
    const small = [candidate(2), candidate(3, { smallest: 9 })]
    expect(chooseByConsensus(small, { ...context, n: 100 }).admissible).toEqual([2])
    expect(chooseByConsensus([candidate(2), candidate(3, { smallest: 87 })], context).admissible).toEqual([2, 3])
    expect(chooseByConsensus([candidate(2), candidate(3, { smallest: 86 })], context).admissible).toEqual([2])
  })

  it('takes two groups when no more have names of their own', () => {
    const choice = chooseByConsensus([candidate(2), candidate(3, { names: 2 })], context)
    expect(choice).toMatchObject({ k: 2, reason: 'two-groups' })
  })

  it('takes the largest share of different names when all repeat, then the largest k', () => {
    const repeating = [candidate(3, { names: 2 }), candidate(4, { names: 3 }), candidate(8, { names: 6 })]
    expect(chooseByConsensus(repeating, context)).toMatchObject({ k: 8, reason: 'names-repeat' })
  })

  it('falls back on a Jaccard of .60, with a finding', () => {
    const shaky = [2, 3, 4].map((k) => candidate(k, { jaccards: [k === 4 ? 0.59 : 0.6, 0.9] }))
    const choice = chooseByConsensus(shaky, context)
    expect(choice).toMatchObject({ k: 3, reason: 'every-segment-named', admissible: [] })
    expect(choice.findings.map(({ code }) => code)).toEqual(['no-clear-k'])
    expect(choice.sentence).toContain('looser limit')
  })

  it('takes the most stable k when nothing holds, and says what it is', () => {
    const loose = [2, 3, 4].map((k) => candidate(k, { jaccards: [k === 3 ? 0.5 : 0.4, 0.9] }))
    const choice = chooseByConsensus(loose, context)
    expect(choice).toMatchObject({ k: 3, reason: 'no-clear-k', admissible: [] })
    expect(choice.findings.map(({ code }) => code)).toEqual(['no-clear-k'])
    expect(choice.sentence).toContain('continuous cloud')
  })

  it('lets the backtest abstain when nothing is explained or there is no later period', () => {
    const flat = [2, 3].map((k) => candidate(k, { explained: 0.03 }))
    expect(chooseByConsensus(flat, context).judges.at(-1)).toMatchObject({ judge: 'backtest', accepts: null })
    expect(chooseByConsensus([candidate(2)], context).judges.at(-1)).toMatchObject({ accepts: null })
  })

  it('does not care for the order of the candidates and refuses none', () => {
    expect(chooseByConsensus(onlineRetail.toReversed(), context)).toEqual(chooseByConsensus(onlineRetail, context))
    expect(() => chooseByConsensus([], context)).toThrow(OptionError)
  })
})

const CLOUD = /the customers are one continuous cloud, and any k divides it by choice\.$/

describe('chooseByStability', () => {
  it('takes the largest number that is found again, whatever its segments are called', () => {
    const choice = chooseByStability(onlineRetail, context)
    expect(choice).toMatchObject({ k: 7, reason: 'largest-stable', admissible: [2, 3, 4, 5, 6, 7], findings: [] })
    expect(choice.sentence).toMatch(/^7 segments: the largest number .*\(lowest Jaccard 0\.90\)\. No number/)
    expect(choice.sentence).toMatch(CLOUD)
    expect(chooseByStability(onlineRetail.toReversed(), context)).toEqual(choice)
  })

  it('passes over numbers that tell less of the later period than 95 % of the best admissible one', () => {
    const from = (...shares: (number | null)[]) =>
      chooseByStability(
        shares.map((explained, i) => candidate(2 + i, { explained })),
        context,
      )
    expect(from(0.2, 0.1, 0.189).k).toBe(2)
    expect(from(0.2, 0.1, 0.189).sentence).toContain('k = 3, 4 explains less of what was spent later')
    expect(from(0.2, 0.19, 0.1).k).toBe(3)
    expect(from(0.04, 0.01).k).toBe(3)
    expect(from(null, null).k).toBe(3)
    // What explains most is not stable and sets no measure
    const shaky = candidate(5, { explained: 0.5, jaccards: [0.7, 0.9] })
    expect(chooseByStability([candidate(2, { explained: 0.2 }), shaky], context).k).toBe(2)
  })

  it('asks for the size, then for less stability, and says when nothing holds', () => {
    expect(chooseByStability([candidate(2), candidate(3, { smallest: 86 })], context).k).toBe(2)
    const codes = ({ findings }: KChoice) => findings.map(({ code }) => code)
    const doubtful = chooseByStability(
      [2, 3, 4].map((k) => candidate(k, { jaccards: [k === 4 ? 0.59 : 0.6, 0.9] })),
      context,
    )
    expect([doubtful.k, doubtful.reason, codes(doubtful)]).toEqual([3, 'largest-stable', ['no-clear-k']])
    const none = chooseByStability(
      [2, 3, 4].map((k) => candidate(k, { jaccards: k === 2 ? [] : [k === 3 ? 0.5 : 0.4] })),
      context,
    )
    expect([none.k, none.reason, codes(none)]).toEqual([3, 'no-clear-k', ['no-clear-k']])
    expect(none.sentence).toContain('comes nearest')
    expect(() => chooseByStability([], context)).toThrow(OptionError)
  })

  it('keeps quiet about a cloud where groups of some size stand apart', () => {
    const apart = (changes: Partial<Candidate>) => chooseByStability([candidate(2), candidate(3, changes)], context)
    expect(apart({ silhouette: 0.5 }).sentence).not.toMatch(CLOUD)
    expect(apart({ silhouette: 0.49 }).sentence).toMatch(CLOUD)
    expect(apart({ silhouette: 0.9, smallest: 86 }).sentence).toMatch(CLOUD)
  })
})

describe('chooseByElbow', () => {
  it('chooses the knee from k = 1 on and warns of it', () => {
    const choice = chooseByElbow(onlineRetail, context)
    expect(choice).toMatchObject({ k: 3, reason: 'elbow' })
    expect(choice.sentence).toContain('moves with that range')
  })

  it('chooses the smallest candidate when the curve has no knee', () => {
    expect(chooseByElbow([candidate(2)], context).k).toBe(2)
    expect(() => chooseByElbow([], context)).toThrow(OptionError)
  })
})

describe('chooseBySilhouette', () => {
  it('chooses the largest, ties to the smaller k, and adds a finding when the judges do not follow', () => {
    const tied = [candidate(3, { silhouette: 0.4 }), candidate(2, { silhouette: 0.4 })]
    expect(chooseBySilhouette(tied, context)).toMatchObject({ k: 2, reason: 'largest-silhouette' })
    const lone = candidate(2, { silhouette: 0.6, smallest: 1, jaccards: [0.3], names: 1 })
    const choice = chooseBySilhouette([lone, candidate(3), candidate(8)], { ...context, totalInertia: 7000 })
    expect(choice.agreement).toBeLessThan(0.5)
    expect(choice.findings.map(({ code }) => code)).toEqual(['no-clear-k'])
  })
})

describe('chooseByBic', () => {
  it('takes the lowest, of equals the smaller k, and says when it lies at the end', () => {
    const from = (...bics: number[]) =>
      chooseByBic(
        bics.map((bic, i) => candidate(2 + i, { bic })),
        context,
      )
    expect(from(10, 7, 7, 9)).toMatchObject({ k: 3, reason: 'lowest-bic' })
    expect(from(10, 7, 7, 9).sentence).toMatch(/^3 segments: the lowest BIC \(7\) of k = 2\.\.5\. /)
    expect(from(10, 9).sentence).toMatch(/k = 2\.\.3\. It may fall further beyond that range\. /)
  })

  it('refuses candidates that are no mixtures, and none at all', () => {
    expect(() => chooseByBic([candidate(2)], context)).toThrow(OptionError)
    expect(() => chooseByBic([], context)).toThrow(OptionError)
  })
})

describe('chooseByGap', () => {
  it('takes the cut whose clusters live longest, and refuses clusters of no tree', () => {
    const cuts = [0.5, 2, 1.5, 2].map((gap, i) => candidate(i + 2, { merge: { height: 9 - i, gap } }))
    const choice = chooseByGap(cuts, context)
    expect(choice).toMatchObject({ k: 3, reason: 'widest-gap' })
    expect(choice.sentence).toMatch(/widest gap .*2\.00, and become 2 at height 8\.00/)
    expect(() => chooseByGap([...cuts, candidate(6)], context)).toThrow(OptionError)
    expect(() => chooseByGap([], context)).toThrow(OptionError)
  })
})
