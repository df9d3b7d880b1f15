import type { Measure } from '../../../api/customers.ts'
import { Select } from '../../parts/select.tsx'
import { useOwnId } from '../../parts/use-own-id.ts'
import { measureWords } from '../measure-words.ts'

interface AxisFieldProps {
  /** `Across` or `Up` */
  readonly label: string
  readonly value: Measure
  readonly measures: readonly Measure[]
  readonly onChange: (measure: Measure) => void
}

/** Which measure stands along an axis. */
export function AxisField({ label, value, measures, onChange }: AxisFieldProps) {
  const id = useOwnId()
  return (
    <span class="axisfield">
      <label for={id}>{label}</label>
      <Select
        id={id}
        value={value}
        options={measures.map((measure) => ({ value: measure, label: measureWords[measure].name }))}
        onChange={onChange}
      />
    </span>
  )
}
