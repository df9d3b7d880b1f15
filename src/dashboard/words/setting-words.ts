import type { RunView } from '../../api/run-view.ts'
import type { RunSettings } from '../../api/settings.ts'
import type { Feature } from '../../features/feature.ts'
import type { ScaleKind } from '../../features/fit-column.ts'
import type { TransformKind } from '../../features/transform.ts'
import type { KChoiceMethod, Method } from '../../pipeline/segment-options.ts'
import { formatDate } from '../../report/format.ts'
import { listWords } from '../../report/list-words.ts'
import type { ScoringMethod } from '../../rfm/scoring/scoring.ts'

type Words<T extends string> = Readonly<Record<T, string>>

export const METHOD_WORDS: Words<Method> = {
  'k-means': 'k-means',
  ward: 'Ward’s tree',
  average: 'Average linkage',
  complete: 'Complete linkage',
  single: 'Single linkage',
  gmm: 'Gaussian mixture',
  dbscan: 'DBSCAN',
  hdbscan: 'HDBSCAN',
}

export const TRANSFORM_WORDS: Words<TransformKind> = {
  log1p: 'Log of 1 + value',
  log: 'Log',
  'yeo-johnson': 'Yeo–Johnson',
  rank: 'Ranks',
  none: 'As it is',
}

export const SCALE_WORDS: Words<ScaleKind> = { standard: 'Standard', robust: 'Robust', none: 'None' }

export const REFUND_WORDS: Words<NonNullable<RunSettings['refunds']>> = { net: 'Net', drop: 'Drop', match: 'Match' }

export const FEATURE_WORDS: Words<Feature> = {
  recency: 'recency',
  frequency: 'orders',
  monetary: 'revenue',
  averageOrderValue: 'average order',
  tenure: 'tenure',
  interpurchase: 'days between orders',
  regularity: 'regularity',
  overdue: 'days overdue',
  basketSize: 'basket size',
  returnRate: 'return rate',
  breadth: 'different products',
  categoryShare: 'main category share',
  channelShare: 'main channel share',
  discountShare: 'share bought reduced',
}

/** The maps that come along, by name. */
export const MAP_WORDS: Readonly<Record<string, string>> = {
  house: 'House map',
  putler: 'Putler',
  'list-125': 'The list of 125 scores',
  'rfm-r': 'R’s rfm',
  klaviyo: 'Klaviyo',
  'pymc-marketing': 'PyMC-Marketing',
}

export const SCORING_WORDS: Words<ScoringMethod> = {
  quantile: 'Quantiles',
  nested: 'Nested quantiles',
  fixed: 'Fixed cut-offs',
  jenks: 'Natural breaks',
  'rfm-r': 'As R’s rfm',
}

export const CHOOSE_K_WORDS: Words<KChoiceMethod> = {
  consensus: 'Stability, size and names',
  stability: 'Stability and size alone',
  elbow: 'Elbow',
  silhouette: 'Silhouette',
}

/** One setting: what it is called, and its value in words, the default where it was not given. */
export interface SettingWord {
  readonly name: string
  readonly value: (view: Pick<RunView, 'settings' | 'asOf' | 'k' | 'method'>) => string
}

/** Every setting by name, in the order in which they are told. */
export const SETTING_WORDS: Readonly<Record<keyof RunSettings, SettingWord>> = {
  method: { name: 'Method', value: ({ method }) => methodWords(method) },
  k: { name: 'k', value: ({ k }) => String(k) },
  features: { name: 'Measures', value: ({ settings }) => featureWords(settings.features) },
  transform: { name: 'Transform', value: ({ settings }) => lower(TRANSFORM_WORDS[settings.transform ?? 'log1p']) },
  scale: { name: 'Scale', value: ({ settings }) => lower(SCALE_WORDS[settings.scale ?? 'standard']) },
  winsorise: { name: 'Cap on extremes', value: ({ settings }) => capWords(settings.winsorise) },
  refunds: { name: 'Returns', value: ({ settings }) => lower(REFUND_WORDS[settings.refunds ?? 'net']) },
  asOf: { name: 'Counted to', value: ({ asOf }) => formatDate(asOf) },
  since: { name: 'Counted from', value: ({ settings: { since } }) => (since ? formatDate(since) : 'the first day') },
  map: { name: 'Rule map', value: ({ settings }) => lower(mapWords(settings.map ?? 'house')) },
  bins: { name: 'Score bins', value: ({ settings }) => settings.bins?.toString() ?? 'as the map has it' },
  scoring: {
    name: 'Scoring',
    value: ({ settings: { scoring } }) => (scoring ? lower(SCORING_WORDS[scoring]) : 'as the map has it'),
  },
  chooseK: {
    name: 'Choice of k',
    value: ({ settings: { chooseK } }) => (chooseK ? lower(CHOOSE_K_WORDS[chooseK]) : 'as the method has it'),
  },
  eps: { name: 'Radius', value: ({ settings }) => settings.eps?.toString() ?? 'found' },
  minSamples: { name: 'Fewest within reach', value: ({ settings }) => settings.minSamples?.toString() ?? 'found' },
  minClusterSize: {
    name: 'Fewest in a segment',
    value: ({ settings }) => settings.minClusterSize?.toString() ?? 'found',
  },
  seed: { name: 'Seed', value: ({ settings }) => (settings.seed ?? 42).toString() },
}

export const DEFAULT_FEATURES: readonly Feature[] = ['recency', 'frequency', 'monetary']

/** `recency, orders and revenue` */
export function featureWords(features: readonly Feature[] = DEFAULT_FEATURES): string {
  return listWords(features.map((feature) => FEATURE_WORDS[feature]))
}

/** `none`, `1% at each end` */
export function capWords(share: number | undefined): string {
  return share ? `${Number((share * 100).toPrecision(3))}% at each end` : 'none'
}

/** A method's name in words; one that is not known stands as it is. */
export function methodWords(method: string): string {
  return METHOD_WORDS[method as Method] ?? method
}

/** A map's name in words; a file of the reader's own stands as it is. */
export function mapWords(map: string): string {
  return MAP_WORDS[map] ?? map
}

/** Small at the start, unless it is a name that is large anywhere. */
function lower(text: string): string {
  return /^[A-Z][a-z ]/.test(text) && !/^(?:Putler|Klaviyo|Yeo|Gaussian)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
