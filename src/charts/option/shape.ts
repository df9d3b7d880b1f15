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
