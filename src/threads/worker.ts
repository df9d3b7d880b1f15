import { parentPort } from 'node:worker_threads'

/** One input for a task, as it goes to a worker. */
export interface Order {
  readonly module: string
  readonly name: string
  readonly input: unknown
}

/** Modules of tasks to come. Nothing comes back: what is wrong with one, its first order says. */
export interface Notice {
  readonly modules: readonly string[]
}

/** What comes back. */
export type Answer = { readonly output: unknown } | { readonly error: unknown }

/** Ends when everything asked for so far is done: one order after the other, and the answers in their order. */
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (message: Order | Notice) => {
  last = last.then(() => ('modules' in message ? prepare(message) : answer(message)))
})

async function prepare({ modules }: Notice): Promise<void> {
  await Promise.allSettled(modules.map((module) => import(module)))
}

async function answer({ module, name, input }: Order): Promise<void> {
  try {
    const { run } = (await import(module))[name]
    parentPort!.postMessage({ output: await run(input) } satisfies Answer)
  } catch (error) {
    parentPort!.postMessage({ error } satisfies Answer)
  }
}
