import type { ItemParams } from './tooltip.ts'

export interface TextStyle {
  readonly color?: string
  readonly fontFamily?: string
  readonly fontSize?: number
  readonly fontWeight?: number
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
