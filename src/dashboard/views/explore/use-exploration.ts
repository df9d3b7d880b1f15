import { type CustomerFilter, MEASURES, type Measure } from '../../../api/customers.ts'
import { useRun } from '../../state/use-run.ts'
import { changeFilter } from '../change-filter.ts'
import { measureWords } from '../measure-words.ts'
import { useCustomerQuery } from '../use-customer-query.ts'
import { type Axes, axesOf } from './axes-of.ts'
import type { ColourMode } from './plot-colours.ts'

/** What the address says is looked at, and what changes it. */
export interface Exploration extends Axes {
  /** Measures that the run has. */
  readonly known: readonly Measure[]
  readonly filter: CustomerFilter
  readonly mode: ColourMode
  readonly setFilter: (filter: CustomerFilter) => void
  readonly setMode: (mode: ColourMode) => void
  /** A measure that is on the other axis changes places with this one. */
  readonly turn: (axis: keyof Axes, measure: Measure) => void
  /** Takes what was drawn in the place of what was drawn before. */
  readonly take: (drawn: Pick<CustomerFilter, 'ranges' | 'polygon'>) => void
  readonly clear: () => void
}

export function useExploration(): Exploration {
  const { view } = useRun()
  const { query, words, show } = useCustomerQuery()
  const { sort: _, ...filter } = query
  const known = MEASURES.filter((measure) => view.revenue !== null || measureWords[measure].kind !== 'money')
  const { x, y } = axesOf(words, known)
  const mode: ColourMode = words.get('colour') === 'segments' ? 'segments' : 'density'

  const go = (next: CustomerFilter, change: Partial<Axes> & { colour?: ColourMode } = {}): void => {
    const to = { x, y, colour: mode, ...change }
    const first = axesOf(new URLSearchParams(), known)
    // A polygon brings the names of its axes along, and those that are there without asking need none.
    const axes = next.polygon || (to.x === first.x && to.y === first.y) ? {} : { x: to.x, y: to.y }
    show(next, { ...axes, colour: to.colour === 'segments' ? 'segments' : null })
  }
  return {
    ...{ x, y, known, filter, mode },
    setFilter: (next) => go(next),
    setMode: (colour) => go(filter, { colour }),
    turn: (axis, measure) => {
      const other =
        axis === 'x' ? { x: measure, ...(measure === y && { y: x }) } : { y: measure, ...(measure === x && { x: y }) }
      go(changeFilter(filter, { polygon: undefined }), other)
    },
    take: (drawn) => {
      const { [x]: _x, [y]: _y, ...others } = filter.ranges ?? {}
      go(changeFilter(filter, { ranges: { ...others, ...drawn.ranges }, polygon: drawn.polygon }))
    },
    clear: () => go(changeFilter(filter, { ranges: undefined, polygon: undefined })),
  }
}
