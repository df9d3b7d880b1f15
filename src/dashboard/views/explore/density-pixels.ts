import type { DensityView } from '../../../api/customers.ts'
import { rampEdges, rampStep } from '../../../charts/amount-ramp.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

/** How a cell is coloured: by how many, or by the segment that most of them belong to, stronger the more they are. */
export type CellColours =
  | { readonly by: 'density'; readonly ramp: readonly Rgb[]; readonly background: Rgb }
  | { readonly by: 'segments'; readonly colourOf: (cluster: number) => Rgb; readonly background: Rgb }

/** Of the strength of a full colour, by step of the ramp. */
const strengths = [0, 0.16, 0.28, 0.4, 0.54, 0.68, 0.84, 1]

/**
 * One pixel per cell, four bytes each, the first row at the top: what `ImageData` holds. Cells without customers are
 * transparent. Steps of the ramp begin at round numbers that grow by factors, so that thin places stay visible beside
 * crowded ones.
 */
export function densityPixels(view: DensityView, colours: CellColours): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(new ArrayBuffer(view.columns * view.rows * 4))
  const edges = rampEdges(view.counts)
  for (let i = 0; i < view.cells.length; i++) {
    const cell = view.cells[i]!
    const row = view.rows - 1 - Math.floor(cell / view.columns)
    const at = 4 * (row * view.columns + (cell % view.columns))
    const step = rampStep(view.counts[i]!, edges)
    if (step === 0) continue
    const colour =
      colours.by === 'density'
        ? colours.ramp[step - 1]!
        : mix(colours.background, colours.colourOf(view.clusters[i]!), strengths[step]!)
    pixels.set(colour, at)
    pixels[at + 3] = 255
  }
  return pixels
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (c: 0 | 1 | 2): number => Math.round(from[c] + (to[c] - from[c]) * share)
  return [part(0), part(1), part(2)]
}
