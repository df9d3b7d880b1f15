/** Work that takes a while; `GET /api/jobs/:job`, and as server-sent events at `GET /api/jobs/:job/events`. */
export interface JobView {
  readonly job: string
  readonly kind: 'run' | 'variant' | 'history'
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Stages that ran or run, oldest first, as the run itself names them. */
  readonly stages: readonly JobStage[]
  /** The run that came out; null until done. */
  readonly run: string | null
  readonly error: { readonly code: string; readonly message: string } | null
}

export interface JobStage {
  readonly name: string
  /** Time taken so far. */
  readonly ms: number
  /** Share done, 0..1; null where it is not known. */
  readonly done: number | null
}
