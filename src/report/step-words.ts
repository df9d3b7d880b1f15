import type { CalendarStep, StepUnit } from '../base/calendar-steps.ts'
import { numberWord } from './number-word.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** With less of its days a step is not held against others. */
const WHOLE = 0.9

/** Whether the log covers the step, but for a day or two. */
export function isWhole({ days, of }: CalendarStep): boolean {
  return days >= WHOLE * of
}

/** `November 2011`, `Q4 2011`, `2011`. */
export function stepName(start: string, unit: StepUnit): string {
  return `${partName(start, unit)} ${yearOf(start)}`.trim()
}

/** `Nov 2011`, `Q4 2011`, `2011`. */
export function shortStepName(start: string, unit: StepUnit): string {
  return `${shortPart(start, unit)} ${yearOf(start)}`.trim()
}

/** Names along an axis: the year stands under the first step and under the first of each year. */
export function stepLabels(steps: readonly CalendarStep[], unit: StepUnit): string[] {
  return steps.map(({ start }, i) => {
    if (unit === 'year') return yearOf(start)
    const turns = i === 0 || yearOf(start) !== yearOf(steps[i - 1]!.start)
    return turns ? `${shortPart(start, unit)}\n${yearOf(start)}` : shortPart(start, unit)
  })
}

/** `December 2011 has nine days only`; null when all steps are whole. */
export function partWords(steps: readonly CalendarStep[], unit: StepUnit): string | null {
  const parts = steps.filter((step) => !isWhole(step))
  if (parts.length === 0) return null
  const words = parts.map(
    ({ start, days }) => `${stepName(start, unit)} has ${numberWord(days)} ${days === 1 ? 'day' : 'days'} only`,
  )
  return words.join(', ')
}

function partName(start: string, unit: StepUnit): string {
  return unit === 'month' ? MONTHS[monthOf(start)]! : shortPart(start, unit)
}

function shortPart(start: string, unit: StepUnit): string {
  if (unit === 'month') return MONTHS[monthOf(start)]!.slice(0, 3)
  return unit === 'quarter' ? `Q${monthOf(start) / 3 + 1}` : ''
}

function monthOf(start: string): number {
  return Number(start.slice(5, 7)) - 1
}

function yearOf(start: string): string {
  return start.slice(0, 4)
}
