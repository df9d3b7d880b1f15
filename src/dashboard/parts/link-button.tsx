import type { ComponentChildren } from 'preact'

interface LinkButtonProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly kind?: 'plain' | 'primary' | 'bare'
  /** Saves what comes instead of showing it. */
  readonly download?: boolean
}

/** A link that looks like a button. */
export function LinkButton({ href, children, kind = 'plain', download = false }: LinkButtonProps) {
  return (
    <a class={`button ${kind}`} href={href} {...(download && { download: '' })}>
      {children}
    </a>
  )
}
