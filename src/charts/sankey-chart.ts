import { baseOption } from './base-option.ts'
import { clipText } from './clip-text.ts'
import type { ChartOption } from './option/chart-option.ts'
import type { SankeySeries } from './option/series.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface SankeyChart {
  /** Names of the states, drawn from top to bottom on both sides. */
  readonly states: readonly string[]
  /** From row to column; those who stay stand on the diagonal. */
  readonly matrix: readonly (readonly number[])[]
  readonly format: (count: number) => string
}

const margin = { wide: 190, narrow: 110 }

/** Two columns of states, as high as their customers are many, and bands between them; those who stay are grey. */
export function sankeyChart(
  { states, matrix, format }: SankeyChart,
  { width, height = 520 }: { width: number; height?: number },
): ChartOption {
  const before = matrix.map((row) => row.reduce((total, count) => total + count, 0))
  const after = states.map((_, to) => matrix.reduce((total, row) => total + row[to]!, 0))
  const side = width < 500 ? margin.narrow : margin.wide
  const nodes = [before, after].flatMap((sizes, depth) =>
    sizes.flatMap((size, state) => (size > 0 ? [{ depth, state, size }] : [])),
  )
  const links = states.flatMap((_, from) =>
    states.flatMap((_, to) => (matrix[from]![to]! > 0 ? [{ from, to, count: matrix[from]![to]! }] : [])),
  )
  return {
    ...baseOption,
    chartHeight: height,
    tooltip: tooltip(({ dataType, dataIndex }) => {
      if (dataType === 'node') return nameAndFacts(states[nodes[dataIndex]!.state]!, [format(nodes[dataIndex]!.size)])
      const { from, to, count } = links[dataIndex]!
      return nameAndFacts(`${states[from]} – ${states[to]}`, [format(count)])
    }),
    series: [
      {
        type: 'sankey',
        left: side,
        right: side,
        top: 4,
        bottom: 4,
        nodeWidth: 10,
        nodeGap: 8,
        layoutIterations: 0,
        draggable: false,
        labelLayout: { hideOverlap: true },
        data: nodes.map(({ depth, state, size }): SankeySeries['data'][number] => ({
          name: idOf(depth, state),
          depth,
          itemStyle: { color: 'var(--accent)', borderWidth: 0 },
          label: {
            show: true,
            position: depth === 0 ? 'left' : 'right',
            color: 'var(--ink2)',
            fontSize: 12,
            formatter: () => `${clipText(states[state]!, side - 24 - 8 * format(size).length, 12)} ${format(size)}`,
          },
        })),
        links: links.map(({ from, to, count }) => ({
          source: idOf(0, from),
          target: idOf(1, to),
          value: count,
          lineStyle: { color: from === to ? 'var(--line)' : 'var(--a4)', opacity: 0.7, curveness: 0.5 },
        })),
      },
    ],
  }
}

/** One name may stand on both sides. */
function idOf(depth: number, state: number): string {
  return `${depth}:${state}`
}
