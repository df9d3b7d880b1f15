import { type CustomerFilter, MEASURES, type Measure } from '../../api/customers.ts'
import { RangeField } from '../parts/range-field.tsx'
import { useRun } from '../state/use-run.ts'
import { changeRange } from './change-filter.ts'
import { measureWords } from './measure-words.ts'

interface RangeFieldsProps {
  readonly filter: CustomerFilter
  readonly onChange: (filter: CustomerFilter) => void
  /** All of them, when left out. */
  readonly measures?: readonly Measure[]
}

/** A range for every measure that the run has; ends may stay empty. */
export function RangeFields({ filter, onChange, measures = MEASURES }: RangeFieldsProps) {
  const { view } = useRun()
  return (
    <div class="ranges">
      {measures
        .filter((measure) => view.revenue !== null || measureWords[measure].kind !== 'money')
        .map((measure) => {
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
