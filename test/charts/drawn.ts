import type { ChartOption } from '../../src/charts/option/chart-option.ts'
import { openDrawing } from '../../src/drawing/open-drawing.ts'

const { draw } = await openDrawing()

/** A chart as SVG text. */
export function drawn(option: ChartOption, width: number): string {
  return draw(option, { width, label: 'test' }).text
}

/** The texts of a drawing in the order in which they stand there, still escaped. */
export function textsOf(drawing: string): string[] {
  return [...drawing.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text!)
}

/** What a shape's path encloses, from corner to corner. */
export function boxOf(path: string): { x: number; y: number; width: number; height: number } {
  const numbers: number[][] = [[], []]
  let at = [0, 0]
  for (const [, command, rest] of path.matchAll(/([MLlCc])([^A-Za-z]*)/g)) {
    const values = (rest!.match(/-?[\d.]+/g) ?? []).map(Number)
    const from = /[a-z]/.test(command!) ? at : [0, 0]
    for (let i = 0; i < values.length; i += 2) {
      const point = [values[i]! + from[0]!, values[i + 1]! + from[1]!]
      numbers[0]!.push(point[0]!)
      numbers[1]!.push(point[1]!)
      if (i + 2 >= values.length) at = point
    }
  }
  const [x, y] = numbers.map((values) => Math.min(...values)) as [number, number]
  const [right, bottom] = numbers.map((values) => Math.max(...values)) as [number, number]
  return { x, y, width: right - x, height: bottom - y }
}

/** Boxes of the shapes that are filled with this colour. */
export function boxesOf(drawing: string, fill: string): ReturnType<typeof boxOf>[] {
  const shapes = drawing.match(/<(?:path|polygon) [^>]*>/g)?.filter((tag) => tag.includes(`fill="${fill}"`)) ?? []
  return shapes.map((tag) => {
    const [, points] = / points="([^"]*)"/.exec(tag) ?? []
    return boxOf(points === undefined ? / d="([^"]*)"/.exec(tag)![1]! : `M${points}`)
  })
}
