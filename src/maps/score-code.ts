/** The code of three scores as it is written in maps and results: "545", joined by `-` above 9 bins. */
export function scoreCode(r: number, f: number, m: number, bins: number): string {
  return [r, f, m].join(bins > 9 ? '-' : '')
}

/** Calls `visit` for each of the bins^3 codes, worst first. */
export function forEachCode(bins: number, visit: (r: number, f: number, m: number, place: number) => void): void {
  for (let place = 0; place < bins ** 3; place++) {
    visit(1 + Math.floor(place / bins ** 2), 1 + (Math.floor(place / bins) % bins), 1 + (place % bins), place)
  }
}
