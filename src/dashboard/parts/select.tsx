export interface Option<T extends string> {
  readonly value: T
  readonly label: string
}

interface SelectProps<T extends string> {
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly id?: string | undefined
  readonly label?: string
  readonly disabled?: boolean
  /** Marked in amber: the reader is asked. */
  readonly asks?: boolean
  readonly describedBy?: string | undefined
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { value, options, onChange, id, label, disabled = false, asks = false, describedBy } = props
  return (
    <select
      class={`select ${asks ? 'ask' : ''}`}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={disabled}
      value={value}
      onChange={(event) => {
        const chosen = options[event.currentTarget.selectedIndex]
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
