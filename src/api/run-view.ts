import type { Feature } from '../features/feature.ts'
import type { ReportInput } from '../report/input/report-input.ts'
import type { RunSettings } from './settings.ts'

/** One run in a list; `GET /api/runs`, newest first. */
export interface RunCard {
  readonly run: string
  /** What was read, by file name. */
  readonly name: string
  /** Null where a source of customers' totals does not tell it. */
  readonly asOf: string | null
  readonly customers: number
  /** In the file's own currency; null without amounts. */
  readonly revenue: number | null
  readonly currency: string | null
  readonly method: string
  readonly k: number
  readonly segments: readonly string[]
  /** ISO 8601, when its files were written. */
  readonly writtenAt: string
  /** The run that it was changed from; null where it was made from a file. */
  readonly changedFrom: string | null
  /** Why it cannot be opened, and after a semicolon what to do; null where it can. */
  readonly problem: string | null
}

/** Everything that the overview shows; `GET /api/runs/:run`. All views of a run read this one. */
export interface RunView extends RunCard {
  readonly settings: RunSettings
  readonly report: ReportInput
  readonly segmentCards: readonly SegmentCard[]
  /** What customers can be clustered by: what the columns of the source tell. */
  readonly features: readonly Feature[]
  /** Why settings cannot be changed (the sources are gone or differ); null where they can. */
  readonly frozen: string | null
  /**
   * The run among those it was changed from that compared several k under otherwise the same settings; null where it
   * compared some itself, or none did.
   */
  readonly comparedIn: string | null
  /** The job that still tests the run or writes its files; null when everything is there. Ask again when it has gone on. */
  readonly job: string | null
  /** Whether stability, certainty and what happened over time are in the report. */
  readonly tested: boolean
}

/** A segment as an address and a colour: `at-risk`, slot 7. */
export interface SegmentCard {
  readonly slug: string
  readonly name: string
  readonly cluster: number
  /** 1..k by revenue per customer. */
  readonly rank: number
  readonly customers: number
}

/** `POST /api/runs/:run/variants`: the run again with these settings changed; null takes a setting back to its default. */
export interface NewVariant {
  readonly settings: { readonly [Setting in keyof RunSettings]?: RunSettings[Setting] | null }
}
