import { addresses } from '../state/addresses.ts'
import { useRun } from '../state/use-run.ts'
import { Chip } from './chip.tsx'

/** A segment of this run as chip and name; with `linked` the name opens it. */
export function SegmentLabel({ name, linked = false }: { readonly name: string; readonly linked?: boolean }) {
  const { view, slotOf } = useRun()
  const card = view.segmentCards.find((segment) => segment.name === name)
  const rank = card === undefined || card.cluster < 0 ? null : card.rank
  return (
    <span class="segment">
      <Chip rank={rank} slot={slotOf(name)} />
      {linked && card !== undefined ? <a href={addresses.segment(view.run, card.slug)}>{name}</a> : <span>{name}</span>}
    </span>
  )
}
