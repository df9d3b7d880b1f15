import type { CustomerFilter } from '../../../api/customers.ts'
import { Chip } from '../../parts/chip.tsx'
import { useRun } from '../../state/use-run.ts'
import { changeFilter } from '../change-filter.ts'
import { RangeFields } from '../range-fields.tsx'

interface FilterFormProps {
  readonly filter: CustomerFilter
  readonly onChange: (filter: CustomerFilter) => void
}

/** Every way to narrow the list: segments, rules, ranges. What is chosen applies at once. */
export function FilterForm({ filter, onChange }: FilterFormProps) {
  const { view, slotOf } = useRun()
  const rules = view.report.ruleSegments.filter(({ customers }) => customers > 0)
  return (
    <div class="panel filters">
      <fieldset>
        <legend>Segment</legend>
        {view.segmentCards.map(({ slug, name, rank, cluster }) => (
          <label class="check" key={slug}>
            <input
              type="checkbox"
              checked={filter.segment?.includes(slug) ?? false}
              onChange={() => onChange(changeFilter(filter, { segment: toggled(filter.segment, slug) }))}
            />
            <Chip rank={cluster < 0 ? null : rank} slot={slotOf(name)} /> {name}
          </label>
        ))}
      </fieldset>
      {rules.length > 0 && (
        <fieldset>
          <legend>By the rules</legend>
          {rules.map(({ name }) => (
            <label class="check" key={name}>
              <input
                type="checkbox"
                checked={filter.rule?.includes(name) ?? false}
                onChange={() => onChange(changeFilter(filter, { rule: toggled(filter.rule, name) }))}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>Ranges, both ends included</legend>
        <RangeFields filter={filter} onChange={onChange} />
      </fieldset>
    </div>
  )
}

function toggled(all: readonly string[] | undefined, one: string): string[] {
  return all?.includes(one) ? all.filter((other) => other !== one) : [...(all ?? []), one]
}
