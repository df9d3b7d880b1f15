import { describe, expect, it } from 'vitest'
import { treemapChart } from '../../../src/charts/treemap-chart.ts'
import { pageOption } from '../../../src/dashboard/parts/page-option.ts'

const tiles = ['Champions', '<img src=x onerror=alert(1)>'].map((name, i) => ({
  ...{ value: 2 - i, rank: String(i + 1), name, share: '50%', details: [], slot: i + 1 },
}))

interface Part {
  readonly emphasisDisabled?: boolean
  readonly children?: readonly Part[]
}

interface PageOption {
  readonly tooltip: { readonly formatter: (params: object) => string }
  readonly series: readonly { readonly renderItem: (params: object, api: object) => Part }[]
}

const option = pageOption(treemapChart(tiles, { width: 600, height: 300 })) as unknown as PageOption

function partsOf(part: Part): Part[] {
  return [part, ...(part.children ?? []).flatMap(partsOf)]
}

describe('pageOption', () => {
  it('takes the brighter colour under the pointer from every part of a shape', () => {
    const parts = partsOf(option.series[0]!.renderItem({ dataIndex: 0 }, {}))
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.every(({ emphasisDisabled }) => emphasisDisabled === true)).toBe(true)
  })

  it('writes names into the tooltip as text', () => {
    expect(option.tooltip.formatter({ seriesIndex: 0, dataIndex: 1 })).toContain('&lt;img src=x onerror=alert(1)&gt;')
  })
})
