/** The k nearest points of each point of a tree, itself included, nearest first. */
export interface NearestLists {
  readonly k: number
  /** k squared distances a point; the first is 0. */
  readonly squared: Float64Array
  /** k points a point, as places in the tree. Among points at equal distance any may stand. */
  readonly neighbors: Int32Array
}
