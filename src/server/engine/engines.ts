import { join } from 'node:path'
import { Engine, type EngineLimits } from './engine.ts'

export interface PoolLimits extends EngineLimits {
  /** Processes at once. Default 3. */
  readonly most?: number
  /** Milliseconds without work after which a process is ended. Default ten minutes. */
  readonly idle?: number
}

interface Kept {
  readonly engine: Engine
  /** Everything that this engine is known under: a draft, a shop. */
  readonly keys: Set<string>
  usedAt: number
}

/** The engine processes: one for each shop that is worked on, ended when they idle or others need the place. */
export class Engines {
  readonly #limits: PoolLimits
  readonly #most: number
  readonly #idle: number
  readonly #clock: NodeJS.Timeout
  #kept: Kept[] = []
  #started = 0

  constructor(limits: PoolLimits) {
    this.#limits = limits
    this.#most = limits.most ?? 3
    this.#idle = limits.idle ?? 600_000
    this.#clock = setInterval(() => this.#endIdle(), Math.min(this.#idle, 30_000))
    this.#clock.unref()
  }

  /** The engine that is known under a key; a new one where there is none. Engines at work are never ended for it. */
  get(key: string): Engine {
    this.#kept = this.#kept.filter(({ engine }) => !engine.isOver)
    const known = this.#kept.find(({ keys }) => keys.has(key)) ?? this.#start(key)
    known.usedAt = performance.now()
    return known.engine
  }

  /** Whether an engine is known under a key. */
  has(key: string): boolean {
    return this.#kept.some(({ engine, keys }) => !engine.isOver && keys.has(key))
  }

  /** Makes an engine known under another key, too, and all other engines not. */
  know(engine: Engine, key: string): void {
    for (const kept of this.#kept) {
      if (kept.engine === engine) kept.keys.add(key)
      else kept.keys.delete(key)
    }
  }

  /** Process ids of the engines that run. */
  get pids(): number[] {
    return this.#kept.flatMap(({ engine: { pid, isOver } }) => (pid === undefined || isOver ? [] : [pid]))
  }

  async close(): Promise<void> {
    clearInterval(this.#clock)
    await Promise.all(this.#kept.map(({ engine }) => engine.close()))
  }

  #start(key: string): Kept {
    const idle = this.#kept.filter(({ engine }) => !engine.isBusy).sort((a, b) => a.usedAt - b.usedAt)
    const surplus = this.#kept.length + 1 - this.#most
    for (const kept of idle.slice(0, Math.max(0, surplus))) this.#end(kept)
    const tempFolder = join(this.#limits.tempFolder, `engine-${++this.#started}`)
    const started = {
      engine: new Engine({ ...this.#limits, tempFolder }),
      keys: new Set([key]),
      usedAt: performance.now(),
    }
    this.#kept.push(started)
    return started
  }

  #endIdle(): void {
    const before = performance.now() - this.#idle
    for (const kept of this.#kept) if (!kept.engine.isBusy && kept.usedAt < before) this.#end(kept)
  }

  #end(kept: Kept): void {
    this.#kept = this.#kept.filter((other) => other !== kept)
    void kept.engine.close()
  }
}
