import type { ComponentChildren } from 'preact'
import { useOwnId } from './use-own-id.ts'

interface FieldProps {
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  /** Draws the control that carries the label's id. */
  readonly children: (id: string, describedBy: string | undefined) => ComponentChildren
}

/** A control under its label, with a hint. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useOwnId()
  const described = hint === undefined ? undefined : `${id}-hint`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id, described)}
      {hint !== undefined && (
        <p class="note" id={described}>
          {hint}
        </p>
      )}
    </div>
  )
}
