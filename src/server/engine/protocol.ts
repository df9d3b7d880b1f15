import type {
  CustomerFilter,
  CustomerOrders,
  CustomerPage,
  CustomerView,
  DensityView,
  ExportFormat,
  SegmentView,
  SelectionView,
} from '../../api/customers.ts'
import type { DraftReading } from '../../api/draft.ts'
import type { Finding } from '../../base/findings.ts'
import type { Crossing } from '../../explore/cross-customers.ts'
import type { DensityGrid } from '../../explore/density.ts'
import type { PageWish } from '../../explore/explored-run.ts'
import type { ShopOptions } from '../../pipeline/measure-shop.ts'
import type { ShopPreview } from '../../pipeline/preview-shop.ts'
import type { SegmentOptions } from '../../pipeline/segment-options.ts'
import type { ReportInput } from '../../report/input/report-input.ts'
import type { ReportSegment } from '../../report/input/report-segment.ts'
import type { RunJson } from '../run-json.ts'

/** The sources of one shop; `sha256` where they must be the same as they were. */
export interface Sources {
  readonly paths: readonly string[]
  readonly sha256?: readonly string[]
}

/** A finished run: where its files are, once they are written. */
export interface RunPlace {
  readonly run: string
  readonly folder: string
}

/** What can be asked of an engine: parameters and answer of each call. */
export interface EngineCalls {
  preview: { params: { sources: Sources; options: ShopOptions }; answer: Preview }
  segment: {
    params: { sources: Sources; options: SegmentOptions; runs: string }
    /** The run was there before where `made` is false. */
    answer: { run: string; made: boolean }
  }
  history: { params: { sources: Sources; options: ShopOptions }; answer: null }
  orders: { params: { sources: Sources; options: ShopOptions; customer: string }; answer: CustomerOrders | null }
  page: { params: RunPlace & { filter: CustomerFilter; wish: PageWish }; answer: CustomerPage }
  selection: { params: RunPlace & { filter: CustomerFilter }; answer: SelectionView }
  density: { params: RunPlace & { grid: DensityGrid }; answer: DensityView }
  segmentView: { params: RunPlace & { slug: string }; answer: SegmentView | null }
  customer: { params: RunPlace & { customer: string }; answer: CustomerView | null }
  export: {
    params: RunPlace & { filter: CustomerFilter; format: ExportFormat; path: string }
    answer: { customers: number }
  }
  compare: { params: { from: RunPlace; to: RunPlace }; answer: Crossing }
}

export type CallName = keyof EngineCalls
export type Params<Name extends CallName> = EngineCalls[Name]['params']
export type Answer<Name extends CallName> = EngineCalls[Name]['answer']

/** What a preview says of the sources, without what stays in the engine. */
export interface Preview extends Omit<ShopPreview, 'shop'> {
  readonly reading: DraftReading | null
  readonly findings: readonly Finding[]
  readonly sha256: readonly string[]
}

/** What happens while a call is worked on. */
export type EngineEvent =
  | { readonly kind: 'stage'; readonly stage: string; readonly done: number | null }
  | { readonly kind: 'preview'; readonly segments: readonly ReportSegment[] }
  /**
   * The run can be asked about from now on; its files follow. Where it was not `tested`, so do stability, certainty and
   * what happened over time, and it is told of again.
   */
  | {
      readonly kind: 'shown'
      readonly run: string
      readonly tested: boolean
      readonly report: ReportInput
      readonly json: RunJson
    }

/** From the server to an engine. */
export type EngineOrder =
  | { [Name in CallName]: { readonly id: number; readonly call: Name; readonly params: Params<Name> } }[CallName]
  | { readonly cancel: number }

/** From an engine to the server. */
export type EngineReply =
  | { readonly id: number; readonly event: EngineEvent }
  | { readonly id: number; readonly answer: Answer<CallName> }
  | { readonly id: number; readonly failure: EngineFailure }

export interface EngineFailure {
  /** As in answers of the server. */
  readonly code: string
  readonly message: string
}
