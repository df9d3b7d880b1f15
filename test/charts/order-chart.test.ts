import { describe, expect, it } from 'vitest'
import { type OrderChart, orderChart } from '../../src/charts/order-chart.ts'

const chart: OrderChart = {
  orders: [
    { day: 15_000, value: 120, name: '26 Jan 2011', fact: '<b>A1</b>: £120' },
    { day: 15_040, value: -20, name: '7 Mar 2011', fact: 'C2: −£20' },
  ],
  end: 15_100,
  fill: 'var(--s7)',
  format: (value) => `£${value}`,
}

describe('orderChart', () => {
  it('reaches from the first order to the day that is counted to', () => {
    const { xAxis, series } = orderChart(chart, { width: 500 })
    expect(xAxis).toMatchObject({ min: 14_998, max: 15_101 })
    expect(series[0]).toMatchObject({
      data: [
        [15_000, 120],
        [15_040, -20],
      ],
    })
  })

  it('is of one height without amounts', () => {
    const { yAxis, series } = orderChart({ ...chart, format: null }, { width: 500 })
    expect(yAxis).toMatchObject({ show: false })
    expect(series[0]).toMatchObject({
      data: [
        [15_000, 1],
        [15_040, 1],
      ],
    })
  })

  it('escapes the ids of orders', () => {
    const said = orderChart(chart, { width: 500 }).tooltip!.formatter({ seriesIndex: 0, dataIndex: 0 })
    expect(said).toBe('<b>26 Jan 2011</b><br>&lt;b&gt;A1&lt;/b&gt;: £120')
  })
})
