import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PictureSize } from './ring-to-polygon.ts'

/** Side of a cell, in pixels. */
export const CELL = 4
/** What the labels to the left of the picture take. */
const LABELS = 56
const pauseMs = 150

/** The largest picture of whole cells that the place has room for, wider than high. */
export function usePlotSize(): { place: RefObject<HTMLDivElement | null>; size: PictureSize | null } {
  const place = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<PictureSize | null>(null)
  useLayoutEffect(() => {
    const measure = (): void => {
      const width = CELL * Math.max(20, Math.floor(((place.current?.clientWidth ?? 0) - LABELS) / CELL))
      const height = CELL * Math.round((width < 500 ? width : Math.min(480, Math.max(360, width * 0.66))) / CELL)
      setSize((now) => (now?.width === width && now.height === height ? now : { width, height }))
    }
    measure()
    let timer: ReturnType<typeof setTimeout>
    const resized = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(measure, pauseMs)
    })
    resized.observe(place.current!)
    return () => {
      clearTimeout(timer)
      resized.disconnect()
    }
  }, [])
  return { place, size }
}
