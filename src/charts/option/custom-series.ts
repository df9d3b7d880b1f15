import type { CommonSeries, Datum } from './common-series.ts'
import type { Shape } from './shape.ts'

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
