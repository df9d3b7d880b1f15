import type { Axis } from './axis.ts'
import type { Series } from './series.ts'
import type { TextStyle } from './styles.ts'
import type { Tooltip } from './tooltip.ts'

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

/** Pixels between the frame and the plot. */
export interface Grid {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Labels do not move the plot: the margins are ours. */
  readonly outerBoundsMode: 'none'
}
