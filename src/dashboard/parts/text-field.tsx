import { Field } from './field.tsx'

interface TextFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** A short text; it is taken when the field is left or Enter is pressed. */
export function TextField({ label, placeholder, value, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          class="input"
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={value}
          placeholder={placeholder}
          onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
        />
      )}
    </Field>
  )
}
