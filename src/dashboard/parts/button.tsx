import type { ComponentChildren } from 'preact'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly onClick?: () => void
  /** `primary`: one per screen. `bare`: without a frame. */
  readonly kind?: 'plain' | 'primary' | 'bare'
  readonly disabled?: boolean
  readonly label?: string
  readonly submits?: boolean
}

export function Button({ children, onClick, kind = 'plain', disabled = false, label, submits = false }: ButtonProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class={`button ${kind}`}
      disabled={disabled}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
