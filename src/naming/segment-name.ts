/** The names a segment can have; a cluster's full name may add a qualifier in brackets. */
export const SEGMENT_NAMES = [
  'Champions',
  'Loyal customers',
  'Big spenders',
  'Potential loyalists',
  'Promising',
  'New customers',
  'Occasional buyers',
  'Needs attention',
  'About to sleep',
  'At risk',
  'Hibernating',
  'Lost',
  'Unusual customers',
  'Most customers',
  'Unclustered',
] as const

export type SegmentName = (typeof SEGMENT_NAMES)[number]

/** Whether a name is one of ours; a user's own rule map may hold others. */
export function isSegmentName(name: string): name is SegmentName {
  return (SEGMENT_NAMES as readonly string[]).includes(name)
}
