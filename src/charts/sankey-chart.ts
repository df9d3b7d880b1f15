import { clipText } from './clip-text.ts'
import { html, type Markup } from './markup.ts'
import { px, type SvgFrame, svg } from './svg.ts'

export interface SankeyChart {
  /** Names of the states, drawn from top to bottom on both sides. */
  readonly states: readonly string[]
  /** From row to column; those who stay stand on the diagonal. */
  readonly matrix: readonly (readonly number[])[]
  readonly format: (count: number) => string
}

const bar = 10
const gap = 8
const label = 190

/** Two columns of states, as high as their customers are many, and bands between them; those who stay are paler. */
export function sankeyChart({ states, matrix, format }: SankeyChart, frame: SvgFrame): Markup {
  const before = matrix.map((row) => row.reduce((total, count) => total + count, 0))
  const after = states.map((_, to) => matrix.reduce((total, row) => total + row[to]!, 0))
  const total = Math.max(1, ...[before, after].map((sizes) => sizes.reduce((all, size) => all + size, 0)))
  const shown = Math.max(...[before, after].map((sizes) => sizes.filter((size) => size > 0).length))
  const scale = Math.max(0, frame.height - gap * shown) / total
  const [left, right] = [label, frame.width - label - bar]
  const tops = (sizes: readonly number[]): number[] => {
    let y = 0
    return sizes.map((size) => {
      const top = y
      if (size > 0) y += size * scale + gap
      return top
    })
  }
  const [topBefore, topAfter] = [tops(before), tops(after)]
  const [usedBefore, usedAfter] = [topBefore.slice(), topAfter.slice()]
  const bands = states.flatMap((_, from) =>
    states.flatMap((_, to) => {
      const count = matrix[from]![to]!
      if (count === 0) return []
      const [y0, y1, height] = [usedBefore[from]!, usedAfter[to]!, count * scale]
      usedBefore[from]! += height
      usedAfter[to]! += height
      return [band(left + bar, right, y0, y1, height, from === to)]
    }),
  )
  const column = (sizes: readonly number[], top: readonly number[], x: number, isLeft: boolean): Markup[] =>
    sizes.flatMap((size, i) => {
      if (size === 0) return []
      const text = clipText(`${states[i]} ${format(size)}`, label - 12, 13)
      const height = Math.max(size * scale, 0.5)
      return [
        html`<rect x="${px(x)}" y="${px(top[i]!)}" width="${bar}" height="${px(height)}" fill="var(--accent)"/><text x="${px(isLeft ? x - 8 : x + bar + 8)}" y="${px(top[i]! + Math.min(height / 2 + 4, height + 8))}"${isLeft && html` text-anchor="end"`}>${text}</text>`,
      ]
    })
  return svg(frame, [bands, column(before, topBefore, left, true), column(after, topAfter, right, false)])
}

function band(x0: number, x1: number, y0: number, y1: number, height: number, stays: boolean): Markup {
  const middle = px((x0 + x1) / 2)
  const path = `M${px(x0)} ${px(y0)}C${middle} ${px(y0)} ${middle} ${px(y1)} ${px(x1)} ${px(y1)}V${px(y1 + height)}C${middle} ${px(y1 + height)} ${middle} ${px(y0 + height)} ${px(x0)} ${px(y0 + height)}Z`
  return html`<path d="${path}" fill="${stays ? 'var(--line)' : 'var(--a4)'}" fill-opacity="0.7"/>`
}
