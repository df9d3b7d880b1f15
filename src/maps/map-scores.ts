import { ShapeError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'
import type { ScoreColumns } from '../rfm/scoring/scoring.ts'
import type { CompiledMap } from './compile-map.ts'

/** The segment of each customer, as a place in `segments`. */
export interface MappedScores {
  readonly segmentIndex: Uint16Array
  readonly segments: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * Names every customer by their scores. Without revenue scores the orders score stands in for them, here and nowhere
 * else, and a finding says which segments that rules out.
 * @throws ShapeError when a score lies outside of 1..bins of the map.
 */
export function mapScores(compiled: CompiledMap, scores: ScoreColumns): MappedScores {
  const { bins, segments, segmentOfCode } = compiled
  const { r, f, m = f } = scores
  const inside = (score: number): boolean => score >= 1 && score <= bins
  const segmentIndex = new Uint16Array(r.length)
  for (let i = 0; i < r.length; i++) {
    if (!(inside(r[i]) && inside(f[i]) && inside(m[i]))) {
      throw new ShapeError(`customer ${i} has the scores ${r[i]}, ${f[i]}, ${m[i]}; score with the map's ${bins} bins`)
    }
    segmentIndex[i] = segmentOfCode[((r[i] - 1) * bins + f[i] - 1) * bins + m[i] - 1]
  }
  return { segmentIndex, segments, findings: scores.m ? [] : [withoutRevenue(compiled)] }
}

function withoutRevenue({ map, bins, segments, segmentOf }: CompiledMap): Finding {
  const reached = new Set<string>()
  for (let r = 1; r <= bins; r++) for (let f = 1; f <= bins; f++) reached.add(segmentOf(r, f, f))
  const ruledOut = segments.filter((segment) => !reached.has(segment))
  const loss = ruledOut.length > 0 ? `; nobody can be ${ruledOut.join(', ')}` : ''
  const message = `map ${map.name}: there are no amounts, so the orders score stands in for the revenue score${loss}`
  return { code: 'map-without-revenue', severity: 'info', message }
}
