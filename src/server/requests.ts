import * as v from 'valibot'
import type { DraftOptions, NewDraft, NewRun } from '../api/draft.ts'
import type { NewVariant } from '../api/run-view.ts'
import type { RunSettings } from '../api/settings.ts'
import { DUPLICATE_POLICIES, ORDER_UNITS, REFUND_POLICIES } from '../cleaning/clean-options.ts'
import { FEATURES } from '../features/feature-names.ts'
import { knownMaps } from '../maps/known-maps.ts'
import { K_CHOICES, METHODS } from '../pipeline/segment-options.ts'
import { scoringMethods } from '../rfm/scoring/scoring.ts'
import { ROLES } from '../sources/roles.ts'
import { RequestError } from './request-error.ts'

const LONGEST = 500

const text = v.pipe(v.string(), v.maxLength(LONGEST))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day; write it as 2025-12-31'))
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to))
const refunds = v.picklist(REFUND_POLICIES)
const columns = v.strictObject(v.entriesFromList(ROLES, v.exactOptional(text)))

/** Bodies of requests, by what they ask for. */
export const draftOptions: v.GenericSchema<DraftOptions> = v.strictObject({
  columns: v.exactOptional(columns),
  encoding: v.exactOptional(text),
  delimiter: v.exactOptional(v.pipe(v.string(), v.length(1))),
  decimal: v.exactOptional(v.picklist([',', '.'])),
  dateFormat: v.exactOptional(text),
  timezone: v.exactOptional(text),
  sheets: v.exactOptional(v.pipe(v.array(text), v.maxLength(100))),
  asOf: v.exactOptional(day),
  since: v.exactOptional(day),
  refunds: v.exactOptional(refunds),
  orders: v.exactOptional(v.picklist(ORDER_UNITS)),
  duplicates: v.exactOptional(v.picklist(DUPLICATE_POLICIES)),
})

export const newDraft: v.GenericSchema<NewDraft> = v.strictObject({
  uploads: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^u[0-9a-f]{16}$/, 'is no id of an upload'))),
    v.minLength(1),
    v.maxLength(100),
  ),
  options: v.exactOptional(draftOptions),
})

type EachSetting = Record<keyof RunSettings, v.GenericSchema>

/** Each setting as it is given; which of them go together is for the pipeline to say. */
const settings = {
  asOf: day,
  since: day,
  refunds,
  bins: whole(2, 10),
  scoring: v.picklist(scoringMethods),
  map: v.picklist(knownMaps.map(({ name }) => name)),
  features: v.pipe(v.array(v.picklist(FEATURES)), v.minLength(1), v.maxLength(FEATURES.length)),
  transform: v.picklist(['log1p', 'log', 'yeo-johnson', 'rank', 'none']),
  scale: v.picklist(['standard', 'robust', 'none']),
  winsorise: v.pipe(v.number(), v.gtValue(0), v.ltValue(0.5)),
  method: v.picklist(METHODS),
  k: v.union([whole(1, 1000), v.strictObject({ from: whole(2, 1000), to: whole(2, 1000) })]),
  chooseK: v.picklist(K_CHOICES),
  eps: v.pipe(v.number(), v.gtValue(0), v.finite()),
  minSamples: whole(1, Number.MAX_SAFE_INTEGER),
  minClusterSize: whole(2, Number.MAX_SAFE_INTEGER),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
} satisfies EachSetting

const given = v.strictObject({
  asOf: v.exactOptional(settings.asOf),
  since: v.exactOptional(settings.since),
  refunds: v.exactOptional(settings.refunds),
  bins: v.exactOptional(settings.bins),
  scoring: v.exactOptional(settings.scoring),
  map: v.exactOptional(settings.map),
  features: v.exactOptional(settings.features),
  transform: v.exactOptional(settings.transform),
  scale: v.exactOptional(settings.scale),
  winsorise: v.exactOptional(settings.winsorise),
  method: v.exactOptional(settings.method),
  k: v.exactOptional(settings.k),
  chooseK: v.exactOptional(settings.chooseK),
  eps: v.exactOptional(settings.eps),
  minSamples: v.exactOptional(settings.minSamples),
  minClusterSize: v.exactOptional(settings.minClusterSize),
  seed: v.exactOptional(settings.seed),
} satisfies EachSetting)
const changed = v.strictObject({
  asOf: v.exactOptional(v.nullable(settings.asOf)),
  since: v.exactOptional(v.nullable(settings.since)),
  refunds: v.exactOptional(v.nullable(settings.refunds)),
  bins: v.exactOptional(v.nullable(settings.bins)),
  scoring: v.exactOptional(v.nullable(settings.scoring)),
  map: v.exactOptional(v.nullable(settings.map)),
  features: v.exactOptional(v.nullable(settings.features)),
  transform: v.exactOptional(v.nullable(settings.transform)),
  scale: v.exactOptional(v.nullable(settings.scale)),
  winsorise: v.exactOptional(v.nullable(settings.winsorise)),
  method: v.exactOptional(v.nullable(settings.method)),
  k: v.exactOptional(v.nullable(settings.k)),
  chooseK: v.exactOptional(v.nullable(settings.chooseK)),
  eps: v.exactOptional(v.nullable(settings.eps)),
  minSamples: v.exactOptional(v.nullable(settings.minSamples)),
  minClusterSize: v.exactOptional(v.nullable(settings.minClusterSize)),
  seed: v.exactOptional(v.nullable(settings.seed)),
} satisfies EachSetting)

export const newRun: v.GenericSchema<NewRun> = v.strictObject({ settings: v.exactOptional(given) })
export const newVariant: v.GenericSchema<NewVariant> = v.strictObject({ settings: changed })

/** @throws RequestError when a body is not what is asked for; it says where. */
export function checked<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body)
  if (result.success) return result.output
  const [issue] = result.issues
  const place = v.getDotPath(issue) ?? 'the body'
  throw new RequestError('bad-request', `${place}: ${issue.message}; see docs/reference/server.md`)
}
