const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120]
const DAY = 86_400_000

/** The first of a month as whole days since 1970, and what is written there. */
export interface MonthTick {
  readonly day: number
  /** `Feb`; with the year in January and at the first tick; the year alone where ticks are a year or more apart. */
  readonly label: string
}

/** Firsts of months between two days, evenly spaced by 1, 2, 3 or 6 months or by years, at most `most` of them. */
export function monthTicks(from: number, to: number, most: number): MonthTick[] {
  const start = monthOf(from)
  const first = dayOfMonth(start) < from ? start + 1 : start
  const last = monthOf(to)
  const step =
    STEPS.find((months) => Math.floor(last / months) - Math.ceil(first / months) + 1 <= most) ?? STEPS.at(-1)!
  const ticks: MonthTick[] = []
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const year = Math.floor(month / 12)
    const name = MONTHS[month - 12 * year]!
    const label = step >= 12 ? `${year}` : ticks.length === 0 || name === 'Jan' ? `${name} ${year}` : name
    ticks.push({ day: dayOfMonth(month), label })
  }
  return ticks
}

/** Months since year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function dayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY
}
