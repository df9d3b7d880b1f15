import type { Linkage } from '../clustering/agglomerative/agglomerative.ts'
import type { Family } from './family.ts'
import type { Method, SegmentOptions } from './segment-options.ts'

const trees = async (linkage: Linkage): Promise<Family> => (await import('./tree-family.ts')).treeFamily(linkage)

/** Each is read from the disk when it is asked for: a run uses one, and all of them are a hundred files. */
const FAMILIES: Readonly<Record<Method, (options: SegmentOptions) => Promise<Family>>> = {
  'k-means': async () => (await import('./k-means-family.ts')).kMeansFamily,
  gmm: async () => (await import('./mixture-family.ts')).mixtureFamily,
  ward: () => trees('ward'),
  single: () => trees('single'),
  average: () => trees('average'),
  complete: () => trees('complete'),
  dbscan: async (options) => (await import('./dbscan-family.ts')).dbscanFamily(options),
  hdbscan: async (options) => (await import('./hdbscan-family.ts')).hdbscanFamily(options),
}

/** The family of a method, for one run. */
export function familyOf(method: Method, options: SegmentOptions): Promise<Family> {
  return FAMILIES[method](options)
}
