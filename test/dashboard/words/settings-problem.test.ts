import { describe, expect, it } from 'vitest'
import { settingsProblem } from '../../../src/dashboard/words/settings-problem.ts'

describe('settingsProblem', () => {
  it('names the fields of the page in place of options', () => {
    expect(settingsProblem('--k 9 exceeds the 5 customers; choose k of 5 or less')).toBe(
      '“Segments (k)” 9 exceeds the 5 customers; choose k of 5 or less.',
    )
    expect(settingsProblem('--method hdbscan finds the number of clusters itself; leave --k and --choose-k out')).toBe(
      '“Method” hdbscan finds the number of clusters itself; leave “Segments (k)” and “Choose k by” out.',
    )
    expect(settingsProblem('--min-cluster-size means nothing to --method dbscan')).toMatch(/^“Fewest customers/)
  })

  it('leaves alone what it does not know', () => {
    expect(settingsProblem('use --where or fewer customers')).toBe('Use --where or fewer customers.')
  })
})
