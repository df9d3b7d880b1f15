/**
 * What ECharts draws, as plain data: the part of its options that our charts use. Functions stand only where numbers become
 * text or shapes. Colours are tokens of the page, such as `var(--s1)`, so that one drawing serves light, dark and print.
 */
export interface ChartOption {
  /** Height in pixels that the chart is laid out for. Not `height`, which every part without one of its own would take over. */
  readonly chartHeight: number
  readonly animation: false
  readonly textStyle: TextStyle
  /** Shown by an interactive page only. Its text is markup, and escaped. */
  readonly tooltip?: Tooltip
  readonly grid?: Grid
  readonly xAxis?: Axis | readonly Axis[]
  readonly yAxis?: Axis | readonly Axis[]
  readonly series: readonly Series[]
}

export interface TextStyle {
  readonly color?: string
  readonly fontFamily?: string
  readonly fontSize?: number
  readonly fontWeight?: number
}

/** What a tooltip or label is about. */
export interface ItemParams {
  readonly seriesIndex: number
  readonly dataIndex: number
  readonly dataType?: 'node' | 'edge'
}

export interface Tooltip {
  readonly trigger: 'item'
  /** Keeps the box inside the chart's own element, where the page's style reaches it. */
  readonly confine: true
  readonly formatter: (params: ItemParams) => string
}

/** Pixels between the frame and the plot. */
export interface Grid {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Labels do not move the plot: the margins are ours. */
  readonly outerBoundsMode: 'none'
}

export interface Axis {
  readonly type: 'value' | 'category'
  readonly position?: 'top' | 'bottom' | 'left' | 'right'
  readonly inverse?: boolean
  readonly data?: readonly (
    | string
    | { readonly value: string; readonly textStyle: TextStyle & Pick<AxisLabel, 'align'> }
  )[]
  readonly min?: number
  readonly max?: number
  /** Whether the axis may begin elsewhere than at zero. */
  readonly scale?: boolean
  readonly splitNumber?: number
  /** Steps of the ticks, where they are given. */
  readonly interval?: number
  /** Whether room is made for bars at the ends; a value axis only. */
  readonly containShape?: false
  readonly show?: boolean
  readonly axisLine: { readonly show: boolean; readonly onZero?: boolean; readonly lineStyle?: LineStyle }
  readonly axisTick: { readonly show: boolean }
  readonly axisLabel: AxisLabel
  readonly splitLine?: { readonly show: boolean; readonly lineStyle?: LineStyle }
}

export interface AxisLabel extends TextStyle {
  readonly show?: boolean
  readonly interval?: number
  readonly margin?: number
  readonly lineHeight?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly showMinLabel?: false
  readonly alignMinLabel?: 'left'
  readonly alignMaxLabel?: 'right'
  readonly customValues?: readonly number[]
  readonly width?: number
  readonly overflow?: 'truncate'
  readonly formatter?: ((value: number) => string) | ((value: string, index: number) => string)
}

export interface LineStyle {
  readonly color?: string
  readonly width?: number
  readonly type?: 'solid' | readonly number[]
  readonly opacity?: number
  readonly curveness?: number
}

export interface ItemStyle {
  readonly color?: string
  readonly opacity?: number
  readonly borderColor?: string
  readonly borderWidth?: number
}

export interface Label extends TextStyle {
  readonly show: boolean
  readonly position?: 'top' | 'left' | 'right' | 'inside' | 'insideLeft' | 'insideStartTop' | 'insideEndTop'
  readonly offset?: readonly [number, number]
  readonly distance?: number
  /** Text as it is: ECharts would replace `{b}` and its like in a plain string. */
  readonly formatter?: (params: ItemParams) => string
  /** A halo in the colour of the background. */
  readonly textBorderColor?: string
  readonly textBorderWidth?: number
}

export type Series = BarSeries | LineSeries | ScatterSeries | CustomSeries | SankeySeries

interface CommonSeries {
  readonly name?: string
  /** Nothing reacts to the pointer. */
  readonly silent?: boolean
  /** Drawn as far as it goes; the plots are laid out so that nothing leaves them. */
  readonly clip?: false
  readonly z?: number
}

export interface Datum {
  readonly value: number | null | readonly number[]
  readonly name?: string
  readonly itemStyle?: ItemStyle
  readonly label?: Label
  readonly symbolSize?: number
}

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

/** Shapes that we place ourselves, one group per datum. */
export interface CustomSeries extends CommonSeries {
  readonly type: 'custom'
  readonly coordinateSystem: 'none' | 'cartesian2d'
  readonly encode?: { readonly x: readonly number[]; readonly y: number }
  readonly data: readonly Datum[]
  readonly renderItem: (params: { readonly dataIndex: number }, api: Coordinates) => Shape
}

/** Where values lie, in pixels. */
export interface Coordinates {
  coord(values: readonly [x: number, y: number]): number[]
}

export type Shape =
  | { readonly type: 'group'; readonly children: readonly Shape[] }
  | {
      readonly type: 'rect'
      readonly shape: {
        readonly x: number
        readonly y: number
        readonly width: number
        readonly height: number
        readonly r?: number
      }
      readonly style: ShapeStyle
    }
  | {
      readonly type: 'line'
      readonly shape: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
      readonly style: ShapeStyle
    }
  | {
      readonly type: 'polygon'
      readonly shape: { readonly points: readonly (readonly number[])[] }
      readonly style: ShapeStyle
    }
  | {
      readonly type: 'text'
      readonly x: number
      readonly y: number
      readonly silent: true
      readonly style: TextShapeStyle
    }

export interface ShapeStyle {
  readonly fill?: string
  readonly stroke?: string
  readonly lineWidth?: number
  readonly lineDash?: readonly number[]
}

/** `y` is the middle of the line. */
export interface TextShapeStyle {
  readonly text: string
  readonly fill: string
  readonly fontFamily: string
  readonly fontSize: number
  readonly fontWeight: number
  readonly align: 'left' | 'center' | 'right'
  readonly verticalAlign: 'middle'
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
