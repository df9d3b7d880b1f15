import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CustomerFilter, DensityAxis, DensityView } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { addresses } from '../../state/addresses.ts'
import { theme } from '../../state/theme.ts'
import { useRun } from '../../state/use-run.ts'
import { formatBand, formatMeasure, measureWords } from '../measure-words.ts'
import { cellFinder } from './cell-at.ts'
import { drawPlot, pointPlaces } from './draw-plot.ts'
import { nearestPoint } from './nearest-point.ts'
import { axisName, PlotAxis } from './plot-axis.tsx'
import { type ColourMode, plotColours } from './plot-colours.ts'
import { PlotSelection } from './plot-selection.tsx'
import { rangesRing, rectangleRanges } from './rectangle-ranges.ts'
import { ringArea } from './ring-area.ts'
import { type PictureSize, polygonToRing, ringToPolygon } from './ring-to-polygon.ts'
import type { Point } from './simplify-ring.ts'
import { type Tool, useDrawing } from './use-drawing.ts'

interface PlotProps {
  readonly view: DensityView
  readonly size: PictureSize
  readonly mode: ColourMode
  readonly tool: Tool
  readonly filter: CustomerFilter
  /** What the picture says, for who cannot see it. */
  readonly reading: string
  /** What was drawn, in the place of what was drawn before; neither of the two takes it away. */
  readonly onDrawn: (drawn: Pick<CustomerFilter, 'ranges' | 'polygon'>) => void
}

/** A ring smaller than this was a click. */
const LEAST_AREA = 60
const REACH = 6

/** Every customer by two measures, to be drawn on. */
export function Plot({ view, size, mode, tool, filter, reading, onDrawn }: PlotProps) {
  const run = useRun()
  const { route } = useLocation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [tip, setTip] = useState<Tip | null>(null)
  const places = useMemo(() => pointPlaces(view, size), [view, size])
  const cellAt = useMemo(() => cellFinder(view), [view])
  const shown = theme.value
  useEffect(() => {
    if (canvas.current) drawPlot(canvas.current, view, plotColours(mode, run), size, devicePixelRatio)
  }, [view, size, mode, run, shown])

  const drawing = useDrawing(tool, size, (ring) => {
    if (ringArea(ring) < LEAST_AREA) {
      const point = nearestPoint(places, ring[0]!, REACH)
      if (point >= 0 && ring.length < 3) route(addresses.customer(run.view.run, view.points![point]!.id))
      return
    }
    if (tool === 'rectangle') {
      onDrawn({ ranges: rectangleRanges(ring[0]!, ring[2]!, view.x, view.y, size) })
      return
    }
    const polygon = ringToPolygon(ring, view.x, view.y, size)
    if (polygon) onDrawn({ polygon })
  })
  const ring = drawing.ring ?? selectedRing(filter, view, size)

  const point = (event: PointerEvent): void => {
    drawing.onPointerMove(event)
    const box = (event.currentTarget as Element).getBoundingClientRect()
    const at: Point = [event.clientX - box.left, event.clientY - box.top]
    setTip(drawing.ring === null && event.pointerType === 'mouse' ? tipAt(at) : null)
  }

  return (
    <div class="plot">
      <span class="axisname" aria-hidden="true">
        ↑ {axisName(view.y)}
      </span>
      <PlotAxis axis={view.y} side="left" length={size.height} />
      <div class="picture" style={{ width: `${size.width}px`, height: `${size.height}px` }}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={reading}
          style={{ width: `${size.width}px`, height: `${size.height}px` }}
        />
        {/* What a pointer does here, the fields for ranges do with keys. */}
        <svg
          aria-hidden="true"
          width={size.width}
          height={size.height}
          onPointerDown={drawing.onPointerDown}
          onPointerMove={point}
          onPointerUp={drawing.onPointerUp}
          onPointerCancel={drawing.cancel}
          onPointerLeave={() => setTip(null)}
        >
          {ring && ring.length > 1 && <PlotSelection ring={ring} size={size} />}
        </svg>
        {tip !== null && (
          <div
            class={`tip ${tip.left > size.width / 2 ? 'before' : ''}`}
            style={{ left: `${tip.left}px`, top: `${tip.top}px` }}
          >
            {tip.lines.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </div>
        )}
      </div>
      <PlotAxis axis={view.x} side="bottom" length={size.width} />
    </div>
  )

  function tipAt([right, down]: Point): Tip | null {
    const said = (axis: DensityAxis, value: number): string => formatMeasure(axis.measure, value, run.currency)
    const name = (cluster: number): string => run.view.segmentCards.find((card) => card.cluster === cluster)?.name ?? ''
    if (view.points !== null) {
      const found = nearestPoint(places, [right, down], REACH)
      const customer = view.points[found]
      if (customer === undefined) return null
      return {
        left: places[found]![0],
        top: places[found]![1],
        lines: [
          `${customer.id} · ${name(customer.cluster)}`,
          `${measureWords[view.x.measure].name}: ${said(view.x, customer.x)}`,
          `${measureWords[view.y.measure].name}: ${said(view.y, customer.y)}`,
        ],
      }
    }
    const cell = cellAt(right / size.width, 1 - down / size.height)
    if (cell === undefined || cell.cluster === null) return null
    return {
      left: right,
      top: down,
      lines: [
        `${formatCount(cell.customers)} ${cell.customers === 1 ? 'customer' : 'customers'}, mostly ${name(cell.cluster)}`,
        `${measureWords[view.x.measure].name}: ${formatBand(view.x.measure, ...cell.x, run.currency)}`,
        `${measureWords[view.y.measure].name}: ${formatBand(view.y.measure, ...cell.y, run.currency)}`,
      ],
    }
  }
}

interface Tip {
  readonly left: number
  readonly top: number
  readonly lines: readonly string[]
}

function selectedRing(filter: CustomerFilter, { x, y }: DensityView, size: PictureSize): readonly Point[] | undefined {
  const { polygon, ranges } = filter
  if (polygon && polygon.x === x.measure && polygon.y === y.measure) return polygonToRing(polygon, x, y, size)
  return ranges && rangesRing(ranges, x, y, size)
}
