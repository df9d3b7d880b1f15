import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'preact/hooks'

interface ChartProps {
  readonly option: EChartsCoreOption
  /** What the drawing says, for who cannot see it. */
  readonly label: string
  /** In pixels. */
  readonly height: number
  /** The name and the place in the data of what was clicked. */
  readonly onClick?: (clicked: {
    readonly name: string
    readonly dataIndex: number
    readonly seriesIndex: number
  }) => void
}

/**
 * An ECharts drawing as SVG, so that colours may be tokens, which follow the theme by themselves. ECharts comes with the
 * first chart that is drawn.
 */
export function Chart({ option, label, height, onClick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const latest = useRef({ option, onClick })
  latest.current = { option, onClick }

  useEffect(() => {
    const element = place.current!
    let gone = false
    const resized = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return
      const made = init(element, null, { renderer: 'svg' })
      chart.current = made
      made.setOption(latest.current.option)
      made.on('click', (event) => {
        const { name, dataIndex, seriesIndex = 0 } = event
        latest.current.onClick?.({ name, dataIndex, seriesIndex })
      })
      resized.observe(element)
    })
    return () => {
      gone = true
      resized.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])

  return (
    <div class="chart" role="img" aria-label={label} style={{ height }}>
      <div ref={place} aria-hidden="true" style={{ height, width: '100%' }} />
    </div>
  )
}
