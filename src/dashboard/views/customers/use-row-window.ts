import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { drawnRows, type ListPlace, type ListShape, placeAt, placeShowing, scrolledTo } from './row-window.ts'

const restMs = 250

export interface RowWindow {
  /** Of the element that scrolls. */
  readonly element: RefObject<HTMLDivElement | null>
  readonly shape: ListShape
  readonly place: ListPlace
  readonly drawn: { readonly from: number; readonly to: number; readonly offset: number }
  readonly onScroll: () => void
  /** Scrolls as far as is needed to see the row. */
  readonly reveal: (row: number) => void
}

/**
 * The part of a long list that can be seen. `head` is the height of what sticks to the upper edge; `start` the row at the
 * upper edge at first, and again whenever `list` changes; `rested` is told the uppermost row when scrolling has come to rest.
 */
export function useRowWindow(
  list: { readonly rows: number; readonly rowHeight: number; readonly head: number; readonly key: string },
  start: number,
  rested: (row: number) => void,
): RowWindow {
  const element = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(600)
  const shape: ListShape = { rows: list.rows, rowHeight: list.rowHeight, height: Math.max(1, height - list.head) }
  const [place, setPlace] = useState<ListPlace>(() => placeAt(start * list.rowHeight, shape))
  const latest = useRef({ shape, place, rested })
  latest.current = { shape, place, rested }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const move = useCallback((next: ListPlace) => {
    latest.current.place = next
    setPlace(next)
    if (element.current) element.current.scrollTop = next.scroll
  }, [])

  useLayoutEffect(() => {
    const measure = (): void => setHeight(element.current?.clientHeight ?? 600)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element.current!)
    return () => {
      resized.disconnect()
      clearTimeout(timer.current)
    }
  }, [])

  useLayoutEffect(() => move(placeAt(start * list.rowHeight, latest.current.shape)), [list.key, list.rowHeight])

  useEffect(() => {
    // A list that has become shorter, or a taller window: what is shown must exist.
    const within = placeAt(latest.current.place.top, latest.current.shape)
    if (within.top !== latest.current.place.top) move(within)
  }, [shape.rows, shape.height])

  const onScroll = useCallback(() => {
    const { shape, place } = latest.current
    const next = scrolledTo(place, element.current!.scrollTop, shape)
    latest.current.place = next
    setPlace(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const { shape, place, rested } = latest.current
      const settled = placeAt(place.top, shape)
      if (Math.abs(settled.scroll - place.scroll) > 1) move(settled)
      rested(Math.floor(place.top / shape.rowHeight))
    }, restMs)
  }, [])

  const reveal = useCallback((row: number) => {
    const { shape, place } = latest.current
    const next = placeShowing(row, place, shape)
    if (next !== place) move(next)
  }, [])

  return { element, shape, place, drawn: drawnRows(place, shape), onScroll, reveal }
}
