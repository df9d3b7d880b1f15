import { Field } from './field.tsx'

interface NumberFieldProps {
  readonly label: string
  /** Undefined: the default, which the program finds. */
  readonly value: number | undefined
  readonly min: number
  readonly max?: number
  readonly whole?: boolean
  readonly placeholder?: string
  readonly disabled: boolean
  readonly onChange: (value: number | null) => void
}

/** A number, or empty for the default; one that is out of its bounds is not taken. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, whole = false, placeholder = 'found from the data', disabled, onChange } = props
  return (
    <Field label={label}>
      {(id) => (
        <input
          class="input"
          id={id}
          type="number"
          min={min}
          max={max}
          step={whole ? 1 : 'any'}
          value={value ?? ''}
          placeholder={placeholder}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            if (currentTarget.value === '' && currentTarget.validity.valid) onChange(null)
            else if (currentTarget.reportValidity()) onChange(currentTarget.valueAsNumber)
          }}
        />
      )}
    </Field>
  )
}
