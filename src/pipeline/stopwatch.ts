/** Milliseconds by stage, in the order in which they ended. */
export class Stopwatch {
  readonly laps: Record<string, number> = {}
  #last = performance.now()

  /** The stage that has run since the one before. */
  lap(stage: string): void {
    const now = performance.now()
    this.laps[stage] = Math.round(now - this.#last)
    this.#last = now
  }
}
