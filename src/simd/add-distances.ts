import { GROUP, TILE_COLUMNS, type TileRoom } from './tile-room.ts'

/**
 * `DistanceTile.add` in TypeScript, for platforms without SIMD and as the measure for assembly/add-distances.ts: every sum is
 * formed in the same order there, so that not a bit differs. About 3 ns a distance in three dimensions.
 */
export function addDistances(room: TileRoom, groups: number, size: number, first: number, step: number): void {
  const { d, columns, columnWeights, columnSums, rows, rowWeights, rowSums } = room
  for (let g = 0; g < groups; g++) {
    const row = g * GROUP
    const weight0 = rowWeights[row]!
    const weight1 = rowWeights[row + 1]!
    const weight2 = rowWeights[row + 2]!
    const weight3 = rowWeights[row + 3]!
    // Even columns are added up in one number and odd ones in another, as the two lanes of a vector do: the two change
    // places after each column.
    let total0 = 0
    let total1 = 0
    let total2 = 0
    let total3 = 0
    let other0 = 0
    let other1 = 0
    let other2 = 0
    let other3 = 0
    for (let j = Math.max(first + g * step, 0); j < size; j++) {
      let squared0 = 0
      let squared1 = 0
      let squared2 = 0
      let squared3 = 0
      for (let c = 0, at = row * d; c < d; c++, at += GROUP) {
        const x = columns[c * TILE_COLUMNS + j]!
        const gap0 = x - rows[at]!
        const gap1 = x - rows[at + 1]!
        const gap2 = x - rows[at + 2]!
        const gap3 = x - rows[at + 3]!
        squared0 += gap0 * gap0
        squared1 += gap1 * gap1
        squared2 += gap2 * gap2
        squared3 += gap3 * gap3
      }
      const distance0 = Math.sqrt(squared0)
      const distance1 = Math.sqrt(squared1)
      const distance2 = Math.sqrt(squared2)
      const distance3 = Math.sqrt(squared3)
      const weight = columnWeights[j]!
      const next0 = other0 + weight * distance0
      const next1 = other1 + weight * distance1
      const next2 = other2 + weight * distance2
      const next3 = other3 + weight * distance3
      other0 = total0
      other1 = total1
      other2 = total2
      other3 = total3
      total0 = next0
      total1 = next1
      total2 = next2
      total3 = next3
      columnSums[j]! += weight0 * distance0 + weight1 * distance1 + (weight2 * distance2 + weight3 * distance3)
    }
    rowSums[row] = total0 + other0
    rowSums[row + 1] = total1 + other1
    rowSums[row + 2] = total2 + other2
    rowSums[row + 3] = total3 + other3
  }
}
