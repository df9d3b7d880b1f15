const DAY_MS = 86_400_000

/** The days of a shop's life and how busy each is: time for buyers runs faster before Christmas. */
export interface Season {
  readonly days: number
  /** The date of a day, YYYY-MM-DD. */
  readonly dates: readonly string[]
  /** Busy time passed before each day, in ordinary days; one entry more than days. */
  readonly busyBefore: Float64Array
}

/** The season from the date `start` to `end`, both inclusive, as whole days since 1970. */
export function buildSeason(start: number, end: number): Season {
  const days = end - start + 1
  const dates = Array.from({ length: days }, (_, day) => new Date((start + day) * DAY_MS).toISOString().slice(0, 10))
  const busyBefore = new Float64Array(days + 1)
  dates.forEach((date, day) => {
    busyBefore[day + 1] = busyBefore[day]! + busyness(date)
  })
  return { days, dates, busyBefore }
}

/** The first day after `day` at which the given busy time has passed; `days` or more when that is beyond the end. */
export function dayAfterBusyTime({ days, busyBefore }: Season, day: number, busyTime: number): number {
  return Math.max(day + 1, dayOfBusyTime({ days, busyBefore }, busyBefore[day]! + busyTime))
}

/** The day in which this much busy time has passed since the start; `days` when that is beyond the end. */
export function dayOfBusyTime({ days, busyBefore }: Pick<Season, 'days' | 'busyBefore'>, busyTime: number): number {
  let low = 0
  let high = days
  while (low < high) {
    const middle = (low + high) >>> 1
    if (busyBefore[middle + 1]! > busyTime) high = middle
    else low = middle + 1
  }
  return low
}

function busyness(date: string): number {
  const month = date.slice(5, 7)
  if (month === '11') return 1.5
  if (month === '12') return date.slice(8) <= '20' ? 1.9 : 0.7
  return month === '01' || month === '02' ? 0.8 : 1
}
