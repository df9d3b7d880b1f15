import type { ComponentChildren } from 'preact'

interface LinkButtonProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly kind?: 'plain' | 'primary' | 'bare'
  /** Saves what comes under this name instead of showing it; an empty name would be followed as a page of its own. */
  readonly download?: string
}

/** A link that looks like a button. */
export function LinkButton({ href, children, kind = 'plain', download }: LinkButtonProps) {
  return (
    <a class={`button ${kind}`} href={href} download={download}>
      {children}
    </a>
  )
}
