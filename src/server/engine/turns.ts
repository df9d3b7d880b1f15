/** Work that must not overlap: one at a time, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Resolves when everybody before is through, with what ends this turn. @throws the signal's reason when it is aborted by then. */
  async take(signal: AbortSignal): Promise<() => void> {
    const before = this.#last
    let end = (): void => {}
    this.#last = new Promise((done) => {
      end = done
    })
    await before
    if (signal.aborted) end()
    signal.throwIfAborted()
    return end
  }

  /** Has a turn for a piece of work. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const end = await this.take(signal)
    try {
      return await work()
    } finally {
      end()
    }
  }
}
