import type { ReportInput } from '../report/input/report-input.ts'
import type { RunPlace } from './engine/protocol.ts'
import type { RunJson } from './run-json.ts'

/** A run as it stands in its folder, or as it will. */
export interface StoredRun extends RunPlace {
  readonly json: RunJson
  readonly report: ReportInput
  readonly writtenAt: string
  /** The run whose settings were changed to make it. */
  readonly changedFrom: string | null
  /** The job that makes it, where it is not finished. */
  readonly job: string | null
  readonly tested: boolean
}
