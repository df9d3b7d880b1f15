import type { BaseProfile, SegmentProfile } from '../profiles/segment-profile.ts'
import { formatShare } from './format-share.ts'
import type { SegmentName } from './segment-name.ts'
import type { Timing, TimingState } from './timing-state.ts'

/** What a rule looks at. */
export interface NamingCase {
  readonly profile: SegmentProfile
  readonly base: BaseProfile
  readonly timing: Timing
}

/** One row of the table of names: who matches, and the words that say so with the numbers. */
export interface NamingRule {
  readonly id: string
  readonly name: SegmentName
  /** The state the rule is confined to; absent: any. */
  readonly state?: TimingState
  readonly matches: (c: NamingCase) => boolean
  readonly words: (c: NamingCase) => string
}

/** Half of the segment or more has ordered once: nobody there has shown loyalty, however large the order. */
const single = ({ profile }: NamingCase): boolean => profile.oneTimeShare >= 0.5

/** First orders at most two usual gaps old. */
const young = ({ profile, base }: NamingCase): boolean =>
  base.gapDays !== null && profile.tenureDays !== null && profile.tenureDays <= 2 * base.gapDays

/** At most so many usual gaps silent; false where nobody has a rhythm. */
const silentAtMost = ({ profile }: NamingCase, gaps: number): boolean =>
  profile.lateness !== null && profile.lateness <= gaps

const value = ({ profile }: NamingCase): string => `value rank ${profile.valueRank.toFixed(2)}`
const oneTime = ({ profile }: NamingCase): string => `${formatShare(profile.oneTimeShare)} bought once`

/**
 * The names of clusters, first match wins; the last rule of each state takes whoever is left, so every cluster has a name.
 * The thresholds were set by reading ten real bases, not fitted.
 */
export const NAMING_RULES: readonly NamingRule[] = [
  {
    id: 'noise',
    name: 'Unclustered',
    matches: ({ profile }) => profile.cluster === -1,
    words: () => 'noise of the clustering, in no segment',
  },
  {
    id: 'most',
    name: 'Most customers',
    matches: ({ profile }) => profile.share >= 0.8,
    words: ({ profile }) => `${formatShare(profile.share)} of all customers, at least 80%`,
  },
  {
    // Only beside many others can a few be unusual: in a shop of two customers each is half of what is usual.
    id: 'few',
    name: 'Unusual customers',
    matches: ({ profile }) => profile.customers < 5 && profile.share < 0.2,
    words: ({ profile: { customers, share } }) =>
      `${customers} ${customers === 1 ? 'customer' : 'customers'}, fewer than 5; ${formatShare(share)} of all, below 20%`,
  },
  {
    id: 'champions',
    name: 'Champions',
    state: 'on time',
    matches: (c) => !single(c) && c.profile.valueRank >= 0.85 && c.profile.share <= 0.25 && silentAtMost(c, 1),
    words: (c) =>
      `${value(c)}, at least 0.85; ${formatShare(c.profile.share)} of customers, at most 25%; ${oneTime(c)}`,
  },
  {
    id: 'loyal',
    name: 'Loyal customers',
    state: 'on time',
    matches: (c) => !single(c) && c.profile.valueRank >= 0.6,
    words: (c) => `${value(c)}, at least 0.6; ${oneTime(c)}`,
  },
  {
    id: 'big-spenders',
    name: 'Big spenders',
    state: 'on time',
    matches: ({ profile: { revenueRank, orderRank } }) =>
      revenueRank !== null && revenueRank >= 0.6 && revenueRank - orderRank >= 0.25,
    words: ({ profile: { revenueRank, orderRank } }) =>
      `revenue rank ${revenueRank?.toFixed(2)}, at least 0.6 and 0.25 above the order rank ${orderRank.toFixed(2)}`,
  },
  {
    id: 'new',
    name: 'New customers',
    state: 'on time',
    matches: (c) => young(c) || single(c),
    words: (c) =>
      young(c)
        ? `first order ${Math.round(c.profile.tenureDays!)} days ago, at most two usual gaps`
        : `${oneTime(c)}, at least half`,
  },
  {
    id: 'potential-loyalists',
    name: 'Potential loyalists',
    state: 'on time',
    matches: (c) => c.profile.valueRank >= 0.4,
    words: (c) => `${value(c)}, 0.4 to 0.6; ${oneTime(c)}`,
  },
  {
    id: 'occasional',
    name: 'Occasional buyers',
    state: 'on time',
    matches: () => true,
    words: (c) => `${value(c)}, below 0.4; ${oneTime(c)}`,
  },
  {
    id: 'needs-attention',
    name: 'Needs attention',
    state: 'late',
    matches: (c) => !single(c) && c.profile.valueRank >= 0.5,
    words: (c) => `${value(c)}, at least 0.5; ${oneTime(c)}`,
  },
  {
    id: 'about-to-sleep',
    name: 'About to sleep',
    state: 'late',
    matches: () => true,
    words: (c) => (single(c) ? `${oneTime(c)}, at least half` : `${value(c)}, below 0.5`),
  },
  {
    id: 'at-risk',
    name: 'At risk',
    state: 'gone',
    matches: (c) => !single(c) && c.profile.valueRank >= 0.6,
    words: (c) => `${value(c)}, at least 0.6; ${oneTime(c)}`,
  },
  {
    id: 'hibernating-value',
    name: 'Hibernating',
    state: 'gone',
    matches: (c) => !single(c) && c.profile.valueRank >= 0.4,
    words: (c) => `${value(c)}, 0.4 to 0.6; ${oneTime(c)}`,
  },
  {
    id: 'hibernating-time',
    name: 'Hibernating',
    state: 'gone',
    matches: (c) => (c.profile.lateness === null ? c.profile.recencyRank >= 0.2 : silentAtMost(c, 3)),
    words: (c) =>
      `not yet ${c.profile.lateness === null ? 'among the longest silent fifth' : 'beyond 3 usual gaps'}; ${value(c)}`,
  },
  {
    id: 'lost',
    name: 'Lost',
    state: 'gone',
    matches: () => true,
    words: (c) =>
      `${c.profile.lateness === null ? 'among the longest silent fifth' : 'beyond 3 usual gaps'}; ${value(c)}; ${oneTime(c)}`,
  },
]
