export interface Range {
  readonly from: number | null
  readonly to: number | null
}

interface RangeFieldProps {
  /** With the unit: `Last order, days ago`. */
  readonly label: string
  readonly value: Range
  readonly onChange: (range: Range) => void
}

/** From and to, both inclusive; an empty end is open. */
export function RangeField({ label, value, onChange }: RangeFieldProps) {
  const end = (which: 'from' | 'to') => (
    <input
      class="input"
      type="number"
      step="any"
      aria-label={`${label}, ${which}`}
      placeholder={which}
      value={value[which] ?? ''}
      onChange={(event) => {
        const { value: text, valueAsNumber } = event.currentTarget
        onChange({ ...value, [which]: text === '' || Number.isNaN(valueAsNumber) ? null : valueAsNumber })
      }}
    />
  )
  return (
    <fieldset class="field">
      <legend class="label">{label}</legend>
      <div class="pair">
        {end('from')}
        <span aria-hidden="true">–</span>
        {end('to')}
      </div>
    </fieldset>
  )
}
