import type { ComponentChildren } from 'preact'
import { useOwnId } from './use-own-id.ts'

interface FigureProps {
  /** The finding. */
  readonly title: string
  /** What is drawn and in which unit. */
  readonly subtitle: ComponentChildren
  readonly children: ComponentChildren
  /** What the drawing says, in a sentence. */
  readonly reading?: ComponentChildren
  /** The same as a table. */
  readonly numbers?: ComponentChildren
}

/** A panel with one chart: finding, what is drawn, the drawing, its reading, its numbers. */
export function Figure({ title, subtitle, children, reading, numbers }: FigureProps) {
  const id = useOwnId()
  return (
    <section class="panel figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="note">{subtitle}</p>
      {children}
      {reading !== undefined && <p class="reading">{reading}</p>}
      {numbers !== undefined && (
        <details>
          <summary>Show the numbers</summary>
          {numbers}
        </details>
      )}
    </section>
  )
}
