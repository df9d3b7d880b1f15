import type { CustomerFilter } from '../../api/customers.ts'
import { Chip } from '../parts/chip.tsx'
import { useRun } from '../state/use-run.ts'
import { filterTags } from './filter-tags.ts'

interface FilterBarProps {
  readonly filter: CustomerFilter
  readonly onChange: (filter: CustomerFilter) => void
}

/** Every part of a filter as a tag that takes it away. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { segmentOf, slotOf, currency } = useRun()
  const nameOf = (slug: string): string => segmentOf(slug)?.name ?? slug
  return (
    <>
      {filterTags(filter, nameOf, currency).map(({ part, text, without }) => (
        <span class="tag" key={part}>
          <span class="part">{part}:</span>
          {part === 'Segment' &&
            filter.segment?.map((slug) => {
              const card = segmentOf(slug)
              return card && <Chip key={slug} rank={card.cluster < 0 ? null : card.rank} slot={slotOf(card.name)} />
            })}
          <span class="text">{text}</span>
          <button type="button" aria-label={`Remove ${part}: ${text}`} onClick={() => onChange(without)}>
            ×
          </button>
        </span>
      ))}
    </>
  )
}
