import { addDays, daysBetween, parseDate } from '../base/calendar.ts'
import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'

/** Where to look back from, and how far to look on from there. */
export interface EvidencePlan {
  /** First day that is not known yet, per cut, ascending. */
  readonly cuts: readonly string[]
  readonly horizonDays: number
  readonly findings: readonly Finding[]
}

/** The first and the last day with an order. */
export interface LogDates {
  readonly firstDate: string
  readonly lastDate: string
}

export interface AskedEvidence {
  readonly cuts?: readonly string[] | undefined
  readonly horizonDays?: number | undefined
}

/** Share of the log that one holdout takes when no horizon is given. */
const HOLDOUT = 0.2

/**
 * The cuts that were asked for, or two: the last at which the log still covers a whole horizon, and one horizon before
 * it, so that the holdouts do not overlap. Without a horizon it is a fifth of the log.
 *
 * @throws OptionError for a date or horizon that is none, a cut that nothing follows, or cuts that nothing precedes.
 */
export function planEvidence(log: LogDates, asked: AskedEvidence): EvidencePlan {
  checkEvidence(asked)
  const days = daysBetween(log.firstDate, log.lastDate) + 1
  const end = addDays(log.lastDate, 1)
  const { horizonDays = Math.max(1, Math.round(days * HOLDOUT)) } = asked
  const cuts = asked.cuts ?? [addDays(end, -2 * horizonDays), addDays(end, -horizonDays)]
  const known = [...new Set(cuts)].sort()
  if (asked.cuts !== undefined) refuseOutside(log, known)
  return { cuts: known, horizonDays, findings: [...shortHoldouts(known, horizonDays, end), ...oneCut(known)] }
}

/** What can be refused before anything is read. @throws OptionError for a date or horizon that is none. */
export function checkEvidence({ cuts = [], horizonDays = 1 }: AskedEvidence): void {
  if (!Number.isInteger(horizonDays) || horizonDays < 1 || horizonDays > 36_500) {
    throw new OptionError(
      `--horizon ${horizonDays} is no number of days; give a whole number from 1, such as --horizon 90`,
    )
  }
  for (const cut of cuts) parseDate(cut, '--cut')
}

/** A cut too early is a finding as long as another one can be judged. */
function refuseOutside({ firstDate, lastDate }: LogDates, cuts: readonly string[]): void {
  const remedy =
    firstDate < lastDate
      ? `name days from ${addDays(firstDate, 1)} to ${lastDate}`
      : 'leave --cut out, it covers one day'
  const late = cuts.find((cut) => cut > lastDate)
  if (late !== undefined) {
    throw new OptionError(`--cut ${late} lies after the end of the log (${lastDate}), so nothing followed; ${remedy}`)
  }
  const last = cuts.at(-1)
  if (last !== undefined && last <= firstDate) {
    throw new OptionError(`nobody had ordered before --cut ${last}, the log begins on ${firstDate}; ${remedy}`)
  }
}

function shortHoldouts(cuts: readonly string[], horizonDays: number, end: string): Finding[] {
  const short = cuts.filter((cut) => cut < end && daysBetween(cut, end) < horizonDays)
  return short.map((cut) => ({
    code: 'short-holdout',
    severity: 'warning',
    count: daysBetween(cut, end),
    example: cut,
    message: `the log covers only ${daysBetween(cut, end)} of the ${horizonDays} days after ${cut}; figures of this cut hold for those days alone`,
  }))
}

function oneCut(cuts: readonly string[]): Finding[] {
  if (cuts.length > 1) return []
  return [
    {
      code: 'one-cut',
      severity: 'info',
      message: 'there is one cut only: what holds there may be its season; name several dates with --cut',
    },
  ]
}
