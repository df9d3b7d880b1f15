/** Columns of a tile: their coordinates and sums stay in the first cache. */
export const TILE_COLUMNS = 512
/** Rows that meet them in one call. */
export const TILE_ROWS = 64
/** Rows that go through the columns together, which saves loads and stores. */
export const GROUP = 4

/** Room for some points ("columns") and the points that they are measured from ("rows"), with a weight and a sum each. */
export interface TileRoom {
  readonly d: number
  readonly columnWeights: Float64Array
  readonly columnSums: Float64Array
  readonly rowWeights: Float64Array
  readonly rowSums: Float64Array
  /** Coordinate c of column j at c * TILE_COLUMNS + j. */
  readonly columns: Float64Array
  /** Coordinate c of row r of group g at (g * d + c) * GROUP + r. */
  readonly rows: Float64Array
}

/** Bytes of the room for points of d dimensions. */
export function bytesOfRoom(d: number): number {
  return 8 * (d + 2) * (TILE_COLUMNS + TILE_ROWS)
}

/** The parts one after the other, where assembly/add-distances.ts looks for them. */
export function layOutRoom(buffer: ArrayBuffer, d: number): TileRoom {
  let at = 0
  const take = (floats: number): Float64Array => {
    at += floats
    return new Float64Array(buffer, 8 * (at - floats), floats)
  }
  return {
    d,
    columnWeights: take(TILE_COLUMNS),
    columnSums: take(TILE_COLUMNS),
    rowWeights: take(TILE_ROWS),
    rowSums: take(TILE_ROWS),
    columns: take(d * TILE_COLUMNS),
    rows: take(d * TILE_ROWS),
  }
}
