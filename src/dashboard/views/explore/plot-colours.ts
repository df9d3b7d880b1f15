import { rampSteps } from '../../../charts/amount-ramp.ts'
import { tokenValue } from '../../state/theme.ts'
import type { Run } from '../../state/use-run.ts'
import type { CellColours, Rgb } from './density-pixels.ts'
import { parseHex } from './parse-hex.ts'

export type ColourMode = CellColours['by']

/** The colours of the plot in the theme that is shown now: a canvas cannot use `var()`. */
export function plotColours(mode: ColourMode, { view, slotOf }: Run): CellColours {
  const token = (name: string): Rgb => parseHex(tokenValue(name))
  const background = token('--bg')
  if (mode === 'density') {
    return { by: mode, background, ramp: Array.from({ length: rampSteps }, (_, i) => token(`--a${i + 1}`)) }
  }
  const plain = token('--ctl')
  const byCluster = new Map(
    view.segmentCards.map(({ cluster, name }) => {
      const slot = cluster < 0 ? undefined : slotOf(name)
      return [cluster, slot === undefined ? plain : token(`--s${slot}`)]
    }),
  )
  return { by: mode, background, colourOf: (cluster) => byCluster.get(cluster) ?? plain }
}
