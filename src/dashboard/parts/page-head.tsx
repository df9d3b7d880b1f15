import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface PageHeadProps {
  /** The finding; also the title of the window. */
  readonly title: string
  readonly before?: ComponentChildren
  readonly note?: ComponentChildren
  readonly children?: ComponentChildren
  readonly lead?: ComponentChildren
}

/** The title of a screen; `children` stand to its right, `lead` before its first word. */
export function PageHead({ title, before, note, children, lead }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Clientele`
  }, [title])
  return (
    <header class="pagehead row">
      <div>
        {before !== undefined && <p class="note">{before}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {lead}
          {title}
        </h1>
        {note !== undefined && <p class="note">{note}</p>}
      </div>
      {children !== undefined && <div class="row">{children}</div>}
    </header>
  )
}
