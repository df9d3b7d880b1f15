export type Interval = readonly [from: number, to: number]

/** Maps a domain onto a range by a straight line. A domain without width maps to the middle of the range. */
export function linearScale(domain: Interval, range: Interval): (value: number) => number {
  const [d0, d1] = domain
  const [r0, r1] = range
  if (d0 === d1) return () => (r0 + r1) / 2
  return (value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0)
}
