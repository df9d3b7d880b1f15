import { useEffect, useRef, useState } from 'preact/hooks'

interface SearchFieldProps {
  readonly value: string
  /** Told a moment after the last key. */
  readonly onSearch: (text: string) => void
}

const pauseMs = 120

/** Part of a customer's id; `/` comes here from everywhere. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (next: string, at: number): void => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(next.trim()), at)
  }
  return (
    <div class="search">
      <input
        class="input"
        type="search"
        aria-label="Search a customer id"
        placeholder="Search a customer id"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => type(event.currentTarget.value, pauseMs)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (text === '') event.currentTarget.blur()
            type('', 0)
          } else if (event.key === 'Enter') type(text, 0)
        }}
      />
      {text === '' && <kbd>/</kbd>}
    </div>
  )
}
