import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'

/** The place of the screen. When its address changes to another screen, reading and tabbing go on from its title. */
export function MainArea({ children }: { readonly children: ComponentChildren }) {
  const { path } = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const target = main.current?.querySelector<HTMLElement>('h1') ?? main.current
    target?.focus({ preventScroll: true })
  }, [path])
  return (
    <main class="main" id="main" ref={main} tabIndex={-1}>
      {children}
    </main>
  )
}
