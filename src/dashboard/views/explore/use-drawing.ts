import { useCallback, useRef, useState } from 'preact/hooks'
import type { PictureSize } from './ring-to-polygon.ts'
import type { Point } from './simplify-ring.ts'

export type Tool = 'lasso' | 'rectangle'

/** Points of a line closer together than this are one. */
const STEP = 3

export interface Drawing {
  /** What is being drawn, in pixels from the upper left; null while nothing is. */
  readonly ring: readonly Point[] | null
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: (event: PointerEvent) => void
  readonly cancel: () => void
}

/** Drawing with one pointer; `done` is told the ring, which has one point where it was only a click. */
export function useDrawing(tool: Tool, size: PictureSize, done: (ring: readonly Point[]) => void): Drawing {
  const [ring, setRing] = useState<readonly Point[] | null>(null)
  const points = useRef<Point[] | null>(null)
  const latest = useRef({ tool, size, done })
  latest.current = { tool, size, done }

  const onPointerDown = useCallback((event: PointerEvent) => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    points.current = [placeOf(event, latest.current.size)]
  }, [])
  const onPointerMove = useCallback((event: PointerEvent) => {
    if (points.current === null) return
    const at = placeOf(event, latest.current.size)
    const last = points.current.at(-1)!
    if (latest.current.tool === 'rectangle') points.current = rectangle(points.current[0]!, at)
    else if (Math.hypot(at[0] - last[0], at[1] - last[1]) >= STEP) points.current.push(at)
    setRing([...points.current])
  }, [])
  const onPointerUp = useCallback((event: PointerEvent) => {
    const drawn = points.current
    if (drawn === null || !(event.currentTarget instanceof Element)) return
    event.currentTarget.releasePointerCapture(event.pointerId)
    points.current = null
    setRing(null)
    latest.current.done(drawn)
  }, [])
  const cancel = useCallback(() => {
    points.current = null
    setRing(null)
  }, [])

  return { ring, onPointerDown, onPointerMove, onPointerUp, cancel }
}

/** Within the picture, also when the pointer has left it. */
function placeOf(event: PointerEvent, { width, height }: PictureSize): Point {
  const box = (event.currentTarget as Element).getBoundingClientRect()
  return [
    Math.min(width, Math.max(0, event.clientX - box.left)),
    Math.min(height, Math.max(0, event.clientY - box.top)),
  ]
}

function rectangle([ax, ay]: Point, [bx, by]: Point): Point[] {
  return [
    [ax, ay],
    [bx, ay],
    [bx, by],
    [ax, by],
  ]
}
