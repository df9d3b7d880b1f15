import { describe, expect, it } from 'vitest'
import { comparedSelection } from '../../../src/dashboard/words/compared-selection.ts'
import { runView } from '../run-view.ts'

const all = runView()
const given = (settings: object) => {
  const view = runView({ settings })
  return { ...view, report: { ...view.report, selection: view.report.selection.slice(0, 1) } }
}

describe('comparedSelection', () => {
  it('is the run’s own where it compared several', () => {
    expect(comparedSelection(all, null)).toEqual({ input: all.report, proposed: null })
  })

  it('is that of the run before where only k differs', () => {
    const { input, proposed } = comparedSelection(given({ k: 4 }), all)
    expect(input.selection).toEqual(all.report.selection)
    expect(proposed).toBe(all.report.chosen.k)
  })

  it('is the run’s own where anything else differs: its figures are of other clusters', () => {
    const view = given({ k: 4, scale: 'robust' })
    expect(comparedSelection(view, all)).toEqual({ input: view.report, proposed: null })
  })
})
