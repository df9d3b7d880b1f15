import type { DateForm } from './date-form.ts'

/** `Z`, `UTC` or an offset such as `+02:00` behind a time of day. */
const OFFSET = /\d:\d\d.*(?:z|utc|gmt|[+-]\d\d(?::?\d\d)?)\s*$/i

/**
 * Which zone's calendar days are counted, and why, as a sentence without end. The day is the one that is written; counts of
 * seconds have one in UTC. Under a time zone both, and times with an offset, are brought into it.
 *
 * @param values the first values of the column of dates.
 */
export function dayZone(values: readonly string[], form: DateForm, timezone: string | undefined): string {
  const counted =
    form.kind === 'layouts' && form.layouts.some(({ kind }) => kind === 'seconds' || kind === 'milliseconds')
  const moments = counted || values.some((value) => OFFSET.test(value))
  const reason = counted ? 'dates are counts of seconds' : 'times carry an offset'
  if (form.kind === 'format') return 'days are those that are written; --date-format reads no offset into another zone'
  if (!moments) {
    const idle = timezone === undefined ? '' : `, so --timezone ${timezone} changes nothing`
    return `days are those that are written: the dates carry no offset${idle}`
  }
  if (timezone !== undefined) return `days are those of ${timezone}, as --timezone says: ${reason}`
  return counted
    ? `days are those of UTC: ${reason}, and no zone was named; --timezone NAME counts those of the shop`
    : `days are those that are written, whatever their offset (Z is UTC); --timezone NAME counts those of the shop`
}
