import { describe, expect, it } from 'vitest'
import { isWhole, partWords, shortStepName, stepLabels, stepName } from '../../src/report/step-words.ts'

const step = (start: string, days: number, of: number) => ({ start, days, of })

describe('stepName', () => {
  it('names months, quarters and years, also in short', () => {
    expect([stepName('2011-11-01', 'month'), shortStepName('2011-11-01', 'month')]).toEqual([
      'November 2011',
      'Nov 2011',
    ])
    expect([stepName('2011-10-01', 'quarter'), shortStepName('2011-10-01', 'quarter')]).toEqual(['Q4 2011', 'Q4 2011'])
    expect([stepName('2011-01-01', 'year'), shortStepName('2011-01-01', 'year')]).toEqual(['2011', '2011'])
  })
})

describe('stepLabels', () => {
  it('puts the year under the first step and under the first of each year', () => {
    const steps = ['2010-11-01', '2010-12-01', '2011-01-01', '2011-02-01'].map((start) => step(start, 30, 30))
    expect(stepLabels(steps, 'month')).toEqual(['Nov\n2010', 'Dec', 'Jan\n2011', 'Feb'])
    expect(stepLabels([step('2010-01-01', 365, 365)], 'year')).toEqual(['2010'])
  })
})

describe('partWords', () => {
  it('says which steps are not whole', () => {
    const steps = [step('2011-11-01', 29, 30), step('2011-12-01', 9, 31), step('2012-01-01', 1, 31)]
    expect(steps.map(isWhole)).toEqual([true, false, false])
    expect(partWords(steps, 'month')).toBe('December 2011 has nine days only, January 2012 has one day only')
    expect(partWords(steps.slice(0, 1), 'month')).toBeNull()
  })
})
