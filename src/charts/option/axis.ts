import type { LineStyle, TextStyle } from './styles.ts'

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
