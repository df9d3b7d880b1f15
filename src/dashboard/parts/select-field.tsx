import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'
import { type Option, Select } from './select.tsx'

interface SelectFieldProps<T extends string> {
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean
}

/** A select under its label. */
export function SelectField<T extends string>({ label, hint, disabled = false, ...select }: SelectFieldProps<T>) {
  return (
    <Field label={label} hint={hint}>
      {(id, describedBy) => <Select {...select} id={id} describedBy={describedBy} disabled={disabled} />}
    </Field>
  )
}
