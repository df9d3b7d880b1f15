import type { ComponentChildren } from 'preact'
import type { Option } from './select.tsx'
import { useOwnId } from './use-own-id.ts'

interface ChoiceProps<T extends string> {
  readonly label: ComponentChildren
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean
}

/** One of a few, side by side: radio buttons, so that arrow keys move among them. */
export function Choice<T extends string>({ label, value, options, onChange, disabled = false }: ChoiceProps<T>) {
  const id = useOwnId()
  return (
    <div class="field">
      <span class="label" id={id}>
        {label}
      </span>
      <div class="choice" role="radiogroup" aria-labelledby={id}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
