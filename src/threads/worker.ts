import { parentPort } from 'node:worker_threads'

/** One input for a task, as it goes to a worker. */
export interface Order {
  readonly module: string
  readonly name: string
  readonly input: unknown
}

/** What comes back. */
export type Answer = { readonly output: unknown } | { readonly error: unknown }

parentPort?.on('message', async ({ module, name, input }: Order) => {
  try {
    const { run } = (await import(module))[name]
    parentPort!.postMessage({ output: await run(input) } satisfies Answer)
  } catch (error) {
    parentPort!.postMessage({ error } satisfies Answer)
  }
})
