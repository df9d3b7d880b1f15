import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'

interface NavigationLinkProps {
  readonly href: string
  readonly count?: string
  readonly children: ComponentChildren
}

export function NavigationLink({ href, count, children }: NavigationLinkProps) {
  const { path } = useLocation()
  return (
    <li>
      <a href={href} aria-current={href.split('?')[0] === path ? 'page' : undefined}>
        {children}
        {count !== undefined && <span class="count">{count}</span>}
      </a>
    </li>
  )
}
