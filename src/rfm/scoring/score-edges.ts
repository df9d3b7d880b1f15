import type { ScoreEdge } from './scoring.ts'

/** The values observed at each score that occurs, ascending by score. */
export function scoreEdges(column: Float64Array, scores: Uint8Array): ScoreEdge[] {
  const edges: { score: number; low: number; high: number; customers: number }[] = []
  for (let i = 0; i < column.length; i++) {
    const score = scores[i]
    edges[score] ??= { score, low: column[i], high: column[i], customers: 0 }
    const edge = edges[score]
    edge.low = Math.min(edge.low, column[i])
    edge.high = Math.max(edge.high, column[i])
    edge.customers++
  }
  return edges.filter((edge) => edge !== undefined)
}
