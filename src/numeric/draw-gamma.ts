import type { Random } from './random.ts'

/** A draw from the gamma distribution with this shape (above 0) and mean 1. Source: Marsaglia and Tsang (2000). */
export function drawGamma(random: Random, shape: number): number {
  // Below shape 1 the method draws from shape + 1 and shrinks the draw by a uniform power.
  const boost = shape < 1 ? (1 - random()) ** (1 / shape) : 1
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return (boost * d * v) / shape
  }
}

/** A draw from the standard normal distribution. Source: Box and Muller (1958). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
