import { Panel } from '../../parts/panel.tsx'
import { RangeFields } from '../range-fields.tsx'
import type { Exploration } from './use-exploration.ts'

/** The selection as numbers: the measures of the axes first, the others folded away. */
export function RangesPanel({ x, y, known, filter, setFilter }: Exploration) {
  return (
    <Panel title="Or type the ranges" note="Both ends count; an empty end is open.">
      <RangeFields filter={filter} onChange={setFilter} measures={[x, y]} />
      <details class="more">
        <summary>Other measures</summary>
        <RangeFields filter={filter} onChange={setFilter} measures={known.filter((one) => one !== x && one !== y)} />
      </details>
    </Panel>
  )
}
