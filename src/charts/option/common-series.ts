import type { ItemStyle, Label } from './styles.ts'

/** What every kind of series has. */
export interface CommonSeries {
  readonly name?: string
  /** Nothing reacts to the pointer. */
  readonly silent?: boolean
  /** Drawn as far as it goes; the plots are laid out so that nothing leaves them. */
  readonly clip?: false
  readonly z?: number
}

/** One value, with what sets it apart from the others of its series. */
export interface Datum {
  readonly value: number | null | readonly number[]
  readonly name?: string
  readonly itemStyle?: ItemStyle
  readonly label?: Label
  readonly symbolSize?: number
}
