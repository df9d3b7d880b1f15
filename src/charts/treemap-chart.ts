import { baseOption } from './base-option.ts'
import { clipText } from './clip-text.ts'
import type { ChartOption } from './option/chart-option.ts'
import type { Shape } from './option/shape.ts'
import { type Rectangle, squarify } from './squarify.ts'
import { textShape } from './text-shape.ts'
import { textWidth } from './text-width.ts'
import { nameAndFacts, tooltip } from './tooltip.ts'

export interface TreemapTile {
  /** What the area stands for, positive. */
  readonly value: number
  readonly rank: string
  readonly name: string
  /** The share, as text: it is the last of the lines to go when the tile gets small. */
  readonly share: string
  readonly details: readonly string[]
  /** Colour slot of the segment; undefined is drawn as an outline. */
  readonly slot: number | undefined
}

interface Line {
  readonly text: string
  readonly size: number
  readonly bold: boolean
}

const gap = 2

/** In narrower tiles a clipped name would say too little. */
const clippedFrom = 100

export interface Frame {
  readonly width: number
  readonly height: number
}

/**
 * Tiles whose areas are the values, labelled with as much as fits inside each. The tiles are placed here and not by ECharts'
 * own treemap, which cuts labels off in the middle of a number.
 */
export function treemapChart(tiles: readonly TreemapTile[], frame: Frame): ChartOption {
  const places = squarify(
    tiles.map((tile) => tile.value),
    { x: 0, y: 0, width: frame.width, height: frame.height },
  )
  const shapes = tiles.map((tile, i) => drawTile(tile, inset(places[i]!, frame)))
  return {
    ...baseOption,
    chartHeight: frame.height,
    tooltip: tooltip(({ dataIndex }) => {
      const { name, share, details } = tiles[dataIndex]!
      return nameAndFacts(name, [share, ...details])
    }),
    series: [
      {
        type: 'custom',
        coordinateSystem: 'none',
        data: tiles.map(({ value, name }) => ({ value: [value], name })),
        renderItem: ({ dataIndex }) => shapes[dataIndex]!,
      },
    ],
  }
}

function drawTile(tile: TreemapTile, place: Rectangle): Shape {
  const style =
    tile.slot === undefined
      ? { fill: 'var(--wash)', stroke: 'var(--ctl)', lineDash: [3, 3] }
      : { fill: `var(--f${tile.slot})` }
  const ink = tile.slot === undefined ? 'var(--ink)' : `var(--t${tile.slot})`
  return { type: 'group', children: [{ type: 'rect', shape: place, style }, ...drawLabel(tile, place, ink)] }
}

/** The first wording that fits: all of it; number, name and share; the name on two lines; a clipped name; the number; nothing. */
function drawLabel(tile: TreemapTile, place: Rectangle, ink: string): Shape[] {
  const title = `${tile.rank}\u2002${tile.name}`
  const large = place.width > 220 && place.height > 150 ? 30 : 20
  const wordings: Line[][] = [
    [line(title, 15, true), line(tile.share, large, true), ...tile.details.map((text) => line(text, 13, false))],
    [line(title, 13, true), line(tile.share, 18, true), ...tile.details.map((text) => line(text, 12, false))],
    [line(title, 15, true), line(tile.share, 20, true)],
    [line(title, 12, true), line(tile.share, 12, false)],
    [...inTwo(title).map((part) => line(part, 12, true)), line(tile.share, 12, false)],
    ...(place.width < clippedFrom
      ? []
      : [[line(clipText(title, place.width - 22, 13, true), 13, true), line(tile.share, 18, true)]]),
    [line(tile.rank, 12, true), line(tile.share, 12, false)],
    [line(tile.rank, 12, true)],
  ]
  const wording = wordings.find((lines) => fits(lines, place))
  if (wording === undefined) return []
  const { left, top } = padding(wording)
  let y = place.y + top
  return wording.map(({ text, size, bold }) => {
    y += advance(size)
    return textShape(text, place.x + left, y - advance(size) / 2, { size, bold, ink })
  })
}

/** A title broken at the space before its last word. */
function inTwo(title: string): string[] {
  const at = title.lastIndexOf(' ')
  return at < 0 ? [title] : [title.slice(0, at), title.slice(at + 1)]
}

function line(text: string, size: number, bold: boolean): Line {
  return { text, size, bold }
}

function fits(lines: readonly Line[], place: Rectangle): boolean {
  const { left, top } = padding(lines)
  const height = lines.reduce((sum, { size }) => sum + advance(size), 2 * top)
  const width = Math.max(...lines.map(({ text, size, bold }) => textWidth(text, size, bold))) + 2 * left
  return height <= place.height && width <= place.width
}

function padding(lines: readonly Line[]): { left: number; top: number } {
  const size = lines[0]!.size
  if (size >= 15) return { left: 14, top: 10 }
  return size >= 13 ? { left: 10, top: 8 } : { left: 7, top: 6 }
}

function advance(size: number): number {
  return Math.round(size * 1.35)
}

/** Leaves a gap between neighbours and none along the frame. */
function inset({ x, y, width, height }: Rectangle, frame: Frame): Rectangle {
  const right = x + width >= frame.width - 0.01 ? 0 : gap
  const bottom = y + height >= frame.height - 0.01 ? 0 : gap
  return { x, y, width: Math.max(width - right, 0.5), height: Math.max(height - bottom, 0.5) }
}
