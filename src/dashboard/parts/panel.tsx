import type { ComponentChildren } from 'preact'
import { useOwnId } from './use-own-id.ts'

interface PanelProps {
  readonly title?: string
  readonly note?: ComponentChildren
  readonly children?: ComponentChildren
  readonly class?: string
}

/** A flat white panel with one hairline; with a title it is a region of that name. */
export function Panel({ title, note, children, class: extra = '' }: PanelProps) {
  const id = useOwnId()
  if (title === undefined) return <div class={`panel ${extra}`}>{children}</div>
  return (
    <section class={`panel ${extra}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <p class="note">{note}</p>}
      </header>
      {children}
    </section>
  )
}
