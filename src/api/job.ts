import type { ReportSegment } from '../report/input/report-segment.ts'

/**
 * Work that takes a while; `GET /api/jobs/:job`. `GET /api/jobs/:job/events` sends it as server-sent events,
 * whole each time, at every change and at least every 15 seconds, until it is over; it may be opened anew at any time.
 * `DELETE /api/jobs/:job` cancels it.
 */
export interface JobView {
  readonly job: string
  readonly kind: 'run' | 'variant' | 'history' | 'draft'
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Stages that ran or run, oldest first, as the run itself names them. */
  readonly stages: readonly JobStage[]
  /** The segments as they will be, as soon as they are named, where k is not chosen among several; without stability. */
  readonly preview: readonly ReportSegment[] | null
  /** The run that came out; it can be shown from then on, even while the state is `running` and its files are written. */
  readonly run: string | null
  /** Whether `run` has been tested, too: until then stability, certainty and what happened over time are not in it. */
  readonly tested: boolean
  readonly error: { readonly code: string; readonly message: string } | null
}

export interface JobStage {
  readonly name: string
  /** Time taken so far. */
  readonly ms: number
  /** Share done, 0..1; null where it is not known. */
  readonly done: number | null
}
