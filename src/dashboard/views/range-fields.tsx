import { type CustomerFilter, MEASURES } from '../../api/customers.ts'
import { RangeField } from '../parts/range-field.tsx'
import { useRun } from '../state/use-run.ts'
import { changeRange } from './change-filter.ts'
import { measureWords } from './measure-words.ts'

interface RangeFieldsProps {
  readonly filter: CustomerFilter
  readonly onChange: (filter: CustomerFilter) => void
}

/** A range for every measure that the run has; ends may stay empty. */
export function RangeFields({ filter, onChange }: RangeFieldsProps) {
  const { view } = useRun()
  return (
    <div class="ranges">
      {MEASURES.filter((measure) => view.revenue !== null || measureWords[measure].kind !== 'money').map((measure) => {
        const { name, unit, kind } = measureWords[measure]
        return (
          <RangeField
            key={measure}
            label={kind === 'days' ? `${name}, ${unit}` : name}
            value={filter.ranges?.[measure] ?? { from: null, to: null }}
            onChange={(range) => onChange(changeRange(filter, measure, range))}
          />
        )
      })}
    </div>
  )
}
