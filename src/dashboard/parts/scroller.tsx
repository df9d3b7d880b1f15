import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** What may be wider than its place: where it is, it can be reached by the Tab key, so that arrow keys scroll it. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const place = useRef<HTMLElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const element = place.current!
    const measure = (): void => setScrolls(element.scrollWidth > element.clientWidth + 1)
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    if (element.firstElementChild) resized.observe(element.firstElementChild)
    return () => resized.disconnect()
  }, [])
  return scrolls ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section class="scroll" ref={place} tabIndex={0} aria-label={`${label}, wider than the page`}>
      {children}
    </section>
  ) : (
    <section class="scroll" ref={place}>
      {children}
    </section>
  )
}
