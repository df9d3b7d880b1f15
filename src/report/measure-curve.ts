import type { LineChart } from '../charts/line-chart.ts'
import type { ReportInput } from './input/report-input.ts'
import type { SelectionMeasure } from './selection-measures.ts'

export interface MeasureCurve {
  readonly chart: LineChart
  /** The value at the chosen number of segments, and at both ends. */
  readonly reading: string
}

/** One measure over the numbers of segments that were tried, as a line. */
export function measureCurve(measure: SelectionMeasure, { selection, chosen }: ReportInput): MeasureCurve {
  const { name, floor, zeroBase, most, format, formatTick } = measure
  const points = selection.map((entry) => ({ x: entry.k, y: measure.value(entry) }))
  const chart = {
    name,
    points,
    chosen: chosen.k,
    floor: floor === null ? null : { y: floor, label: `floor ${formatTick(floor)}` },
    zeroBase,
    most,
    format,
    formatTick,
  }
  return { chart, reading: readingOf(measure, points, chosen.k) }
}

function readingOf(measure: SelectionMeasure, points: readonly { x: number; y: number | null }[], k: number): string {
  const at = (x: number | undefined) => measure.format(points.find((point) => point.x === x)?.y ?? null)
  const [first, last] = [points[0]!.x, points.at(-1)!.x]
  const chosen = `${at(k)} at ${k} segments`
  const ends = [first, last].filter((x) => x !== k).map((x) => `${at(x)} at ${x}`)
  return ends.length > 0 ? `${chosen}; ${ends.join(', ')}.` : `${chosen}.`
}
