import { addDays, daysBetween, parseDate } from '../base/calendar.ts'
import { LONGEST, nextPeriod, type Period, periodStart } from '../base/calendar-periods.ts'
import { OptionError } from '../base/errors.ts'
import type { Finding } from '../base/findings.ts'

/** One step of an evolution: what happened from `from` on, and who is there on `date`, the first day not known yet. */
export interface EvolutionStep {
  readonly from: string
  readonly date: string
  /** Whether the log covers the whole period. */
  readonly isWhole: boolean
}

export interface EvolutionPlan {
  /** Ascending and without gaps: each begins where the one before ends. At least one. */
  readonly steps: readonly EvolutionStep[]
  readonly findings: readonly Finding[]
}

/** What is asked for; days `YYYY-MM-DD`. */
export interface EvolutionAsked {
  readonly every: Period
  /** The earliest date of a step. Default: the first at which the log covers the window. */
  readonly from?: string | undefined
  /** The last date. Default: the day after the log's end. */
  readonly to?: string | undefined
  /** Days that count before each date; all when not given. */
  readonly windowDays?: number | undefined
}

/**
 * Steps end on the first day of each calendar period, and the last at the end of the log, which may lie within one.
 *
 * @param log its first day, and the day after its last.
 * @throws OptionError for a date that is none or leaves no step, and a window shorter than a period.
 */
export function planEvolution(
  log: { readonly firstDate: string; readonly end: string },
  asked: EvolutionAsked,
): EvolutionPlan {
  const { every, windowDays } = asked
  check(log, asked)
  const end = asked.to !== undefined && asked.to < log.end ? asked.to : log.end
  const all = stepsUntil(log.firstDate, end, every)
  const reach = (step: EvolutionStep): number => daysBetween(log.firstDate, step.date)
  const covered = windowDays === undefined ? all : all.filter((step) => reach(step) >= windowDays)
  const { from } = asked
  const steps =
    from !== undefined ? all.filter(({ date }) => date >= from) : covered.length > 0 ? covered : all.slice(-1)
  return { steps, findings: doubts(steps, asked, reach) }
}

function stepsUntil(firstDate: string, end: string, every: Period): EvolutionStep[] {
  const steps: EvolutionStep[] = []
  for (let from = periodStart(firstDate, every); from < end; ) {
    const next = nextPeriod(from, every)
    const date = next < end ? next : end
    steps.push({ from, date, isWhole: firstDate <= from && date === next })
    from = next
  }
  return steps
}

function check({ firstDate, end }: { firstDate: string; end: string }, asked: EvolutionAsked): void {
  const { every, from, to, windowDays } = asked
  if (from !== undefined) parseDate(from, '--from')
  if (to !== undefined) parseDate(to, '--to')
  if (from !== undefined && to !== undefined && from > to) {
    throw new OptionError(`--from ${from} lies after --to ${to}; name the earlier day with --from`)
  }
  if (from !== undefined && from > end) {
    throw new OptionError(`--from ${from} lies after the end of the log (${addDays(end, -1)}); name an earlier day`)
  }
  if (to !== undefined && to <= firstDate) {
    throw new OptionError(`nobody had ordered before --to ${to}; name a day after ${firstDate}`)
  }
  if (windowDays !== undefined && !(Number.isInteger(windowDays) && windowDays >= LONGEST[every])) {
    throw new OptionError(
      `--window ${windowDays} is shorter than a ${every}, so that buyers would be gone again before anybody looks; give ${LONGEST[every]} days or more`,
    )
  }
}

function doubts(
  steps: readonly EvolutionStep[],
  { every, windowDays }: EvolutionAsked,
  reach: (step: EvolutionStep) => number,
): Finding[] {
  const findings: Finding[] = []
  if (steps.length === 1) {
    const message = `there is a single step (${steps[0]!.date}), so nothing can be seen over time; take a longer log or shorter steps`
    findings.push({ code: 'one-step', severity: 'warning', example: steps[0]!.date, message })
  }
  const short = windowDays === undefined ? [] : steps.filter((step) => reach(step) < windowDays)
  if (short.length > 0) {
    const message = `the log reaches back only ${reach(short[0]!)} of the ${windowDays} days before ${short[0]!.date}; customers there look newer and fewer than they are`
    findings.push({ code: 'short-history', severity: 'warning', count: short.length, example: short[0]!.date, message })
  }
  if (windowDays === undefined && steps.length > 1) {
    const suggested =
      reach(steps.at(-1)!) >= 1096 ? 365 : Math.max(LONGEST[every], Math.round(reach(steps.at(-1)!) / 3))
    const message = `without --window each step knows more of the past than the one before: nobody lapses, and quiet segments grow by themselves; a window of days compares like with like: --window ${suggested}`
    findings.push({ code: 'growing-history', severity: 'warning', message })
  }
  const part = steps.filter(({ isWhole }) => !isWhole)
  if (part.length > 0) {
    const message = `the log covers only a part of ${part.length === 1 ? 'the period' : 'the periods'} that ${part.length === 1 ? 'ends' : 'end'} on ${part.map(({ date }) => date).join(' and ')}; what was bought there is less than in a whole one`
    findings.push({ code: 'part-step', severity: 'info', count: part.length, example: part[0]!.date, message })
  }
  return findings
}
