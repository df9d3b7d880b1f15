import { formatDate } from '../../report/format.ts'

/** When something was written, as a clock or a day of the reader's own time zone: `14:02` today, else `10 Dec 2011`. */
export function writtenWords(iso: string, now: Date): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return day(at) === day(now) ? `${two(at.getHours())}:${two(at.getMinutes())}` : formatDate(day(at))
}
