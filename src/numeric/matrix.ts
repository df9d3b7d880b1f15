/** A row-major matrix: value (i, c) is `data[i * d + c]`, n rows (customers), d columns (features). */
export interface Matrix {
  readonly data: Float64Array
  readonly n: number
  readonly d: number
}
