import type { ComponentChildren } from 'preact'

/** Says what is missing, and offers the one next step. */
export function Empty({ children, step }: { readonly children: ComponentChildren; readonly step?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{children}</p>
      {step !== undefined && <div class="row">{step}</div>}
    </div>
  )
}
