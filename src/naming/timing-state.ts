import type { Finding } from '../base/findings.ts'
import type { BaseProfile, SegmentProfile } from '../profiles/segment-profile.ts'
import { formatShare } from './format-share.ts'

/** Whether the next order is still to be expected, overdue, or no longer to be expected by the segment's own rhythm. */
export type TimingState = 'on time' | 'late' | 'gone'

/** The state and the sentence that says why. */
export interface Timing {
  readonly state: TimingState
  readonly why: string
}

/** A base shorter than this many usual gaps cannot show who is late. */
const GAPS_TO_TELL = 3
/** Within fewer days, a customer who came once may be one who comes every season. */
const DAYS_TO_RETURN = 90

/**
 * Lateness rather than recency rank decides, so that yearly buyers are not called lost and weekly buyers are after two
 * months. Only where nobody repeats does the rank stand in.
 */
export function timingState(profile: SegmentProfile, base: BaseProfile): Timing {
  const { recencyRank, lateness } = profile
  const ranked = `more recent than ${formatShare(recencyRank)} of the base`
  if (base.gapDays === null || lateness === null) {
    const state = recencyRank >= 0.6 ? 'on time' : recencyRank >= 0.4 ? 'late' : 'gone'
    const unknown =
      base.longestTenureDays === null ? 'the days of orders are not known' : 'nobody orders on a second day'
    return { state, why: `${unknown}, so by rank: ${ranked}` }
  }
  if (windowTooShort(base)) return { state: 'on time', why: 'the window is too short to call anyone late' }
  const late = `silent for ${lateness.toFixed(2)} times the usual gap`
  if (lateness <= 1) return { state: 'on time', why: `${late}, at most 1` }
  if (lateness <= 1.5 && recencyRank >= 0.6) return { state: 'on time', why: `${late}, at most 1.5, and ${ranked}` }
  if (lateness <= 2) return { state: 'late', why: `${late}, at most 2` }
  return { state: 'gone', why: `${late}, above 2` }
}

/**
 * The finding `short-window` when the base spans fewer than three usual gaps, so that every segment counts as on time, or
 * under three months in which most came once: the usual gap is then that of the quickest, who alone could come again.
 */
export function shortWindow(base: BaseProfile): Finding | undefined {
  if (!windowTooShort(base)) return hardlyAnyReturns(base)
  const gap = Math.round(base.gapDays!)
  return {
    code: 'short-window',
    severity: 'warning',
    message:
      `the first order is ${base.longestTenureDays} days old and customers usually order every ${gap} days; ` +
      'the window is too short to call anyone late, so no segment is named At risk or Lost',
  }
}

function hardlyAnyReturns({ longestTenureDays, oneTimeShare }: BaseProfile): Finding | undefined {
  if (longestTenureDays === null || longestTenureDays >= DAYS_TO_RETURN || oneTimeShare <= 0.5) return undefined
  return {
    code: 'short-window',
    severity: 'warning',
    message: `the first order is ${longestTenureDays} ${longestTenureDays === 1 ? 'day' : 'days'} old and ${formatShare(oneTimeShare)} of customers ordered once since; most who will come again had no time to, so that segments tell little: give a longer log, best of a year or more`,
  }
}

function windowTooShort(base: BaseProfile): boolean {
  const { gapDays, longestTenureDays } = base
  return gapDays !== null && longestTenureDays !== null && longestTenureDays < GAPS_TO_TELL * gapDays
}
