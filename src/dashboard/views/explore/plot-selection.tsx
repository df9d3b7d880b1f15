import type { PictureSize } from './ring-to-polygon.ts'
import type { Point } from './simplify-ring.ts'

/** Inside as it is, outside pale, a line of ink with a halo. */
export function PlotSelection({ ring, size }: { readonly ring: readonly Point[]; readonly size: PictureSize }) {
  const line = `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
  return (
    <>
      <path class="outside" fill-rule="evenodd" d={`M0 0H${size.width}V${size.height}H0Z${line}`} />
      <path class="halo" d={line} />
      <path class="edge" d={line} />
    </>
  )
}
