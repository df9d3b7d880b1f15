import type { Draw } from '../charts/draw.ts'
import type { ReportInput } from './input/report-input.ts'
import { type RunContext, runContext } from './run-context.ts'

/** What every section of the report is given: the run, and what makes SVG of a chart. */
export interface ReportContext extends RunContext {
  readonly draw: Draw
}

export function reportContext(input: ReportInput, draw: Draw): ReportContext {
  return { ...runContext(input), draw }
}
