/** The last few values that were computed, by key; a value that is asked for again counts as new. */
export class Recent<Value> {
  readonly #most: number
  readonly #values = new Map<string, Promise<Value>>()

  constructor(most: number) {
    this.#most = most
  }

  /** The value of the key, computed where it is not there; a failure is not kept. */
  get(key: string, compute: () => Promise<Value>): Promise<Value> {
    const known = this.#values.get(key) ?? compute()
    this.#values.delete(key)
    this.#values.set(key, known)
    known.catch(() => this.#values.delete(key))
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value!)
    return known
  }
}
