import { Field } from './field.tsx'

interface DateFieldProps {
  readonly label: string
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly disabled: boolean
  /** Null when it was emptied. */
  readonly onChange: (day: string | null) => void
}

/** A day; it is taken when the field is left or Enter is pressed, not while a year is being typed. */
export function DateField({ label, value, disabled, onChange }: DateFieldProps) {
  const take = (input: HTMLInputElement): void => {
    if (input.validity.valid && input.value !== value) onChange(input.value === '' ? null : input.value)
  }
  return (
    <Field label={label}>
      {(id) => (
        <input
          class="input"
          id={id}
          type="date"
          value={value}
          disabled={disabled}
          onBlur={({ currentTarget }) => take(currentTarget)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') take(currentTarget)
          }}
        />
      )}
    </Field>
  )
}
