import { useEffect, useRef } from 'preact/hooks'
import type { RowPages } from './row-pages.ts'

/** Rows that are asked for beyond those in sight. */
const AHEAD = 40
const pauseMs = 80

/** Asks for the rows in sight and some around them, while they fly by no more than a dozen times a second. */
export function useRowsInSight(pages: RowPages, from: number, to: number, total: number): void {
  const asked = useRef(0)
  useEffect(() => {
    const ask = (): void => {
      asked.current = performance.now()
      pages.show(Math.max(0, from - AHEAD), Math.min(total, to + AHEAD))
    }
    const wait = asked.current + pauseMs - performance.now()
    if (wait <= 0) {
      ask()
      return
    }
    const timer = setTimeout(ask, wait)
    return () => clearTimeout(timer)
  }, [pages, from, to, total])
}
