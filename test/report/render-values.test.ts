import { describe, expect, it } from 'vitest'
import { openDrawing } from '../../src/drawing/open-drawing.ts'
import type { ReportValues } from '../../src/report/input/report-values.ts'
import { renderReport } from '../../src/report/render-report.ts'
import { renderValues, type ValuePage } from '../../src/report/render-values.ts'
import { onlineRetailInput } from './online-retail-input.ts'
import { unbalancedTag } from './unbalanced-tags.ts'

const drawing = await openDrawing()
const values: ReportValues = {
  model: 'MBG/NBD and Gamma-Gamma',
  horizonDays: 365,
  discountRate: 0.1,
  totals: { orders: 1200, ordersLow: 1100, ordersHigh: 1300, value: 24_000 },
  isCertain: true,
  groupedBy: 'segment',
  groups: [
    { name: 'Champions', customers: 100, orders: 900, alive: 0.9, value: 18_000 },
    { name: 'Lost <b>', customers: 0, orders: 0, alive: 0, value: 0 },
    { name: 'Others', customers: 300, orders: 300, alive: 0.25, value: 6000 },
  ],
  heldBack: {
    ...{ cut: '2011-08-01', until: '2011-12-09', days: 131, customers: 390, actual: 500 },
    forecasts: [
      { name: 'model', total: 400, meanAbsoluteError: 0.9, topFifthShare: 0.6 },
      { name: 'own-pace', total: 700, meanAbsoluteError: 1.1, topFifthShare: 0.5 },
      { name: 'nobody', total: 0, meanAbsoluteError: 0.8, topFifthShare: null },
    ],
    byRepeats: [
      { repeats: 0, customers: 200, actual: 0.1, expected: 0.2 },
      { repeats: 7, customers: 20, actual: 4, expected: 3.5 },
    ],
  },
  months: [
    { month: '2011-11', actual: 80, expected: 60, isWhole: true },
    { month: '2011-12', actual: 20, expected: 18, isWhole: false },
  ],
  warnings: [],
}
const page: ValuePage = {
  ...{ version: '1', sources: ['a.csv'], firstDate: '2010-12-01', lastDate: '2011-12-09', asOf: '2011-12-10' },
  ...{ customers: 400, orders: 900, currency: 'GBP', values, notes: ['A note.'] },
}
const textOf = (markup: string): string => markup.replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, '|')

describe('renderValues', () => {
  const text = textOf(renderValues(page, drawing))

  it('opens with what the first group brings, and shows every group', () => {
    expect(text).toContain('100 of the customers will bring 75% of £24.0k')
    expect(text).toContain('1,200 purchases expected in 365 days, worth £24.0k')
    expect(text).toMatch(/Champions\|+100\|+900\|+9\.00\|+90\.0%\|+£18\.0k\|+75\.0%\|+£180\|/)
    expect(text).toMatch(/Lost &lt;b&gt;\|+0\|+0\.0\|+–/)
    expect(unbalancedTag(renderValues(page, drawing))).toBeNull()
  })

  it('sets the model beside forecasts that need none', () => {
    expect(text).toContain('400 purchases were expected of the last third of the log, 500 came')
    expect(text).toMatch(/The model\|+400\|+80%\|+0\.900\|+60\.0%\|/)
    expect(text).toMatch(/Nobody comes back\|+0\|+0%\|+0\.800\|+–\|/)
    expect(text).toMatch(/7\+\|+20\|+4\.00\|+3\.50\|/)
  })

  it('shows no chance to be alive where the fit has no clear maximum, and every warning beside the figures', () => {
    const warnings = ['the fit ran to the edge']
    const unsure = textOf(renderValues({ ...page, values: { ...values, isCertain: false, warnings } }, drawing))
    expect(unsure).toMatch(/With care:\|+ The fit ran to the edge\./)
    expect(unsure).not.toContain('Still there')
    expect(text).toContain('Still there')
  })

  it('says that nothing can be expected, and shows no figure then', () => {
    const none = { ...values, totals: null, groups: [], heldBack: null, months: [], warnings: ['nobody bought twice'] }
    const empty = textOf(renderValues({ ...page, values: none }, drawing))
    expect(empty).toContain('Nothing can be expected from this log')
    expect(empty).toMatch(/With care:\|+ Nobody bought twice\./)
    expect(empty).not.toContain('Purchases')
  })

  it('counts purchases alone where there is no money, and says when nothing could be tested', () => {
    const groups = values.groups.map((group) => ({ ...group, value: null }))
    const bare = { ...values, totals: { ...values.totals!, value: null }, groups, heldBack: null }
    const counted = textOf(renderValues({ ...page, values: bare }, drawing))
    expect(counted).toContain('|1,200 purchases in the next 365 days|')
    expect(counted).toContain('The forecast could not be tested on this log')
    expect(counted).not.toContain('£')
  })
})

describe('the report with lifetime value', () => {
  it('has what to expect among the answers, and the test among the checks', () => {
    const text = textOf(renderReport({ ...onlineRetailInput, values }, drawing))
    const at = (words: string): number => text.indexOf(words)
    expect(at('What to expect')).toBeGreaterThan(at('Coming back'))
    expect(at('How to check it')).toBeGreaterThan(at('What to expect'))
    expect(at('Would it have been right?')).toBeGreaterThan(at('Are the names borne out?'))
    expect(textOf(renderReport(onlineRetailInput, drawing))).not.toContain('What to expect')
  })
})
