import type { ComparisonView } from '../../../api/comparison.ts'
import { segmentSlots } from '../../../charts/segment-slots.ts'
import { Chip } from '../../parts/chip.tsx'

/** What customers in no segment are called. */
const NOISE = 'Unclustered'

export interface NamedChip {
  readonly rank: number | null
  readonly slot: number | undefined
}

/** Colours by name, so that a segment has one in both runs; numbers are those of the run it stands in, the later first. */
export function comparedChips({ segmentsFrom, segmentsTo }: ComparisonView): (name: string) => NamedChip {
  const later = segmentsTo.map(({ name }) => name)
  const earlier = segmentsFrom.map(({ name }) => name)
  const slots = segmentSlots([...new Set([...later, ...earlier])].filter((name) => name !== NOISE))
  return (name) => {
    const at = later.includes(name) ? later.indexOf(name) : earlier.indexOf(name)
    return { rank: name === NOISE ? null : at + 1, slot: slots.get(name) }
  }
}

interface ComparedNameProps {
  readonly name: string
  readonly chipOf: (name: string) => NamedChip
}

/** A segment of either run as chip and name. */
export function ComparedName({ name, chipOf }: ComparedNameProps) {
  const { rank, slot } = chipOf(name)
  return (
    <span class="segment">
      <Chip rank={rank} slot={slot} />
      <span>{name}</span>
    </span>
  )
}
