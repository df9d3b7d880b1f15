import { describe, expect, it } from 'vitest'
import { REFUND_POLICIES } from '../../../src/cleaning/clean-options.ts'
import {
  CHOOSE_K_WORDS,
  capWords,
  MAP_WORDS,
  METHOD_WORDS,
  mapWords,
  REFUND_WORDS,
  SCORING_WORDS,
  SETTING_WORDS,
} from '../../../src/dashboard/words/setting-words.ts'
import { knownMaps } from '../../../src/maps/known-maps.ts'
import { K_CHOICES, METHODS } from '../../../src/pipeline/segment-options.ts'
import { scoringMethods } from '../../../src/rfm/scoring/scoring.ts'
import { runView } from '../run-view.ts'

describe('setting words', () => {
  it.each([
    ['map', MAP_WORDS, knownMaps.map(({ name }) => name)],
    ['method', METHOD_WORDS, METHODS],
    ['choice of k', CHOOSE_K_WORDS, K_CHOICES],
    ['scoring', SCORING_WORDS, scoringMethods],
    ['policy for refunds', REFUND_WORDS, REFUND_POLICIES],
  ] as const)('have a word for every %s that the program knows, and no other', (_, words, known) => {
    expect(Object.keys(words).toSorted()).toEqual([...known].toSorted())
  })

  it('tell every setting of a run that has none', () => {
    const told = Object.values(SETTING_WORDS).map(({ name, value }) => `${name}: ${value(runView())}`)
    expect(told).toContain('Counted to: 10 Dec 2011')
    expect(told).toContain('Seed: 42')
    expect(told.join('\n')).not.toMatch(/undefined|null|NaN/)
  })

  it('leave the name of a map of the reader’s own as it is', () => {
    expect(mapWords('my-rules.yaml')).toBe('my-rules.yaml')
  })
})

describe('capWords', () => {
  it.each([
    [undefined, 'none'],
    [0, 'none'],
    [0.005, '0.5% at each end'],
    [0.07, '7% at each end'],
  ])('words %s as %s', (share, words) => {
    expect(capWords(share)).toBe(words)
  })
})
