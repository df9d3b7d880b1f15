import { init } from 'echarts/core'
import { describe, expect, it } from 'vitest'
import { treemapChart } from '../../../src/charts/treemap-chart.ts'
import '../../../src/dashboard/parts/echarts.ts'
import { pageOption } from '../../../src/dashboard/parts/page-option.ts'

const tiles = ['Champions', '<img src=x onerror=alert(1)>'].map((name, i) => ({
  ...{ value: 2 - i, rank: String(i + 1), name, share: '50%', details: [], slot: i + 1 },
}))

describe('pageOption', () => {
  it('keeps the colour of a shape under the pointer, which is a token', () => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 })
    chart.setOption(pageOption(treemapChart(tiles, { width: 600, height: 300 })))
    const before = chart.renderToSVGString()
    chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: 0 })
    const after = chart.renderToSVGString()
    chart.dispose()
    expect(before).toContain('fill="var(--f1)"')
    expect(after).toContain('fill="var(--f1)"')
  })

  it('writes names into the tooltip as text', () => {
    const { tooltip } = pageOption(treemapChart(tiles, { width: 600, height: 300 })) as {
      tooltip: { formatter: (params: object) => string }
    }
    expect(tooltip.formatter({ seriesIndex: 0, dataIndex: 1 })).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })
})
