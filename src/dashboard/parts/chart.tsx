import type { ECharts } from 'echarts/core'
import { useEffect, useRef } from 'preact/hooks'
import type { ChartOption } from '../../charts/option/chart-option.ts'
import { pageOption } from './page-option.ts'

interface ChartProps {
  /** Lays the chart out for a width in pixels; called again when its place or its data change. */
  readonly draw: (width: number) => ChartOption
  /** What the drawing says, for who cannot see it. */
  readonly label: string
  /** In pixels, as the option will have it, so that nothing jumps while ECharts loads. */
  readonly height: number
  /** The place in its series of what was clicked. */
  readonly onClick?: (dataIndex: number, event: MouseEvent) => void
}

/**
 * A chart of src/charts, drawn by ECharts as SVG, so that its colours are tokens, which follow the theme by themselves.
 * ECharts is loaded with the first chart.
 */
export function Chart({ draw, label, height, onClick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const latest = useRef({ draw, onClick })
  latest.current = { draw, onClick }

  const redraw = useRef(() => {
    const made = chart.current
    const width = place.current?.clientWidth ?? 0
    if (made === null || width === 0) return
    const option = latest.current.draw(width)
    place.current!.style.height = `${option.chartHeight}px`
    made.resize({ width, height: option.chartHeight })
    made.setOption(pageOption(option), { notMerge: true })
  })

  useEffect(() => {
    const element = place.current!
    let gone = false
    const resized = new ResizeObserver(() => redraw.current())
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return
      const made = init(element, null, { renderer: 'svg' })
      chart.current = made
      made.on('click', ({ dataIndex, event }) => {
        latest.current.onClick?.(dataIndex, event?.event as unknown as MouseEvent)
      })
      redraw.current()
      resized.observe(element)
    })
    return () => {
      gone = true
      resized.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => redraw.current(), [draw])

  return (
    <div class="chart" role="img" aria-label={label} style={{ minHeight: height }}>
      <div class={onClick ? 'clickable' : ''} ref={place} aria-hidden="true" style={{ height }} />
    </div>
  )
}
