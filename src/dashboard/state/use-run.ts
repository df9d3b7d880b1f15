import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { RunView, SegmentCard } from '../../api/run-view.ts'
import { type RunContext, runContext } from '../../report/run-context.ts'

/** The run that the address names, with what every screen derives from it in the same way. */
export interface Run extends RunContext {
  readonly view: RunView
  readonly segmentOf: (slug: string) => SegmentCard | undefined
  /** Colour slot of a segment by its name; undefined for the noise and for what is beyond the palette. */
  readonly slotOf: (name: string) => number | undefined
}

export function toRun(view: RunView): Run {
  const context = runContext(view.report)
  const slots = new Map(view.report.segments.map((segment) => [segment.name, context.slot(segment)]))
  const cards = new Map(view.segmentCards.map((card) => [card.slug, card]))
  return { ...context, view, segmentOf: (slug) => cards.get(slug), slotOf: (name) => slots.get(name) }
}

export const ShownRun = createContext<Run | null>(null)

/** The run of this screen. */
export function useRun(): Run {
  const run = useContext(ShownRun)
  if (run === null) throw new Error('this component stands outside a run; put it below RunFrame')
  return run
}
