import type { NewVariant } from '../api/run-view.ts'
import type { RunSettings } from '../api/settings.ts'
import type { SegmentOptions } from '../pipeline/segment-options.ts'

/** The settings that can be changed, in the order of the documentation. */
const SETTINGS: Readonly<Record<keyof RunSettings, true>> = {
  asOf: true,
  since: true,
  refunds: true,
  bins: true,
  scoring: true,
  map: true,
  features: true,
  transform: true,
  scale: true,
  winsorise: true,
  method: true,
  k: true,
  chooseK: true,
  eps: true,
  minSamples: true,
  minClusterSize: true,
  seed: true,
}

/** The settings among the options of a run. */
export function settingsOf(options: SegmentOptions): RunSettings {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name in SETTINGS))
}

/** The options of a run with some settings changed; null takes one back to its default. */
export function changedOptions(options: SegmentOptions, settings: NewVariant['settings']): SegmentOptions {
  const all = { ...options, ...settings }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined))
}
