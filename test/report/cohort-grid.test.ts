import { describe, expect, it } from 'vitest'
import { cohortGrid } from '../../src/report/cohort-grid.ts'

const cohorts = [
  { month: '2020-12', customers: 100, active: [100, 40, 20] },
  { month: '2021-01', customers: 50, active: [50, 10] },
  { month: '2021-02', customers: 5, active: [5] },
]

describe('cohortGrid', () => {
  it('leaves months that lie ahead blank, and marks the first cohort', () => {
    const { text } = cohortGrid(cohorts, true)
    expect(text).toContain('Dec 2020†')
    expect(text).toContain('may have bought before the file began')
    expect(text.match(/<td><\/td>/g)).toHaveLength(3)
    expect([...text.matchAll(/>(\d+%\*?)</g)].map((match) => match[1])).toEqual(['40%', '20%', '20%'])
    expect(text).not.toContain('*')
  })

  it('marks the month in which the log ends', () => {
    const { text } = cohortGrid(cohorts, false)
    expect([...text.matchAll(/>(\d+%\*?)</g)].map((match) => match[1])).toEqual(['40%', '20%*', '20%*'])
    expect(text).toContain('The log ends within this month.')
  })

  it('shows the latest of many, and does not call the first of those the first of the file', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      month: `20${10 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      customers: 10,
      active: new Array<number>(30 - i).fill(10),
    }))
    const { text } = cohortGrid(many, true)
    expect(text.match(/scope="row"/g)).toHaveLength(24)
    expect(text).not.toContain('†')
    expect(text).toContain('The last 24 of 30 months')
  })
})
