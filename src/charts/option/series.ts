import type { CommonSeries, Datum } from './common-series.ts'
import type { CustomSeries } from './custom-series.ts'
import type { ItemStyle, Label, LineStyle } from './styles.ts'

export type Series = BarSeries | LineSeries | ScatterSeries | CustomSeries | SankeySeries

export interface BarSeries extends CommonSeries {
  readonly type: 'bar'
  readonly stack?: string
  readonly barWidth?: number | string
  readonly barCategoryGap?: string
  readonly barMinHeight?: number
  readonly itemStyle?: ItemStyle
  readonly label?: Label
  readonly data: readonly (Datum | number | readonly number[])[]
}

export interface LineSeries extends CommonSeries {
  readonly type: 'line'
  readonly symbol: 'circle'
  readonly symbolSize: number
  readonly lineStyle: LineStyle
  readonly itemStyle: ItemStyle
  readonly markLine?: MarkLine
  readonly data: readonly Datum[]
}

export interface ScatterSeries extends CommonSeries {
  readonly type: 'scatter'
  readonly symbolSize: number
  readonly markLine?: MarkLine
  readonly data: readonly Datum[]
}

export interface MarkLine {
  readonly silent: true
  readonly symbol: 'none'
  readonly lineStyle: LineStyle
  readonly label: Label
  readonly data: readonly ({ readonly xAxis: number } | { readonly yAxis: number })[]
}

export interface SankeySeries extends CommonSeries {
  readonly type: 'sankey'
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly nodeWidth: number
  readonly nodeGap: number
  /** 0: the nodes stay in the order in which they are given. */
  readonly layoutIterations: 0
  readonly draggable: false
  readonly labelLayout: { readonly hideOverlap: true }
  readonly data: readonly {
    readonly name: string
    readonly depth: number
    readonly itemStyle: ItemStyle
    readonly label: Label
  }[]
  readonly links: readonly {
    readonly source: string
    readonly target: string
    readonly value: number
    readonly lineStyle: LineStyle
  }[]
}
