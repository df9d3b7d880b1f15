import { describe, expect, it } from 'vitest'
import { changeWords } from '../../../src/dashboard/words/change-words.ts'
import { runView } from '../run-view.ts'

describe('changeWords', () => {
  it('says what was set and which segments came and went', () => {
    const before = runView({ names: ['Champions', 'Lost'] })
    const after = runView({ names: ['Champions', 'At risk', 'New customers'], settings: { k: 3 } })
    expect(changeWords(before, after)).toBe('k from 2 to 3. At risk and New customers are new. Lost is gone.')
  })

  it('says defaults in words when a setting is given or taken back', () => {
    const before = runView({ settings: { transform: 'rank', winsorise: 0.01 } })
    expect(changeWords(before, runView({ settings: { features: ['recency', 'tenure'] } }))).toBe(
      'Measures from recency, orders and revenue to recency and tenure; Transform from ranks to log of 1 + value; Cap on extremes from 1% at each end to none.',
    )
  })

  it('counts names that are too many to read', () => {
    const before = runView({ names: ['A'] })
    const after = runView({ names: ['B', 'C', 'D', 'E'], settings: { k: 4 } })
    expect(changeWords(before, after)).toBe('k from 1 to 4. Four segments are new. A is gone.')
  })

  it('says that nothing differs when nothing does', () => {
    expect(changeWords(runView(), runView({ settings: { scale: 'standard', refunds: 'net' } }))).toBe(
      'Nothing that is shown here differs.',
    )
  })
})
