import { parentPort } from 'node:worker_threads'

/** One input for a task, as it goes to a worker. */
export interface Order {
  readonly module: string
  readonly name: string
  readonly index: number
  readonly input: unknown
}

/** What comes back. */
export type Answer = { readonly index: number; readonly output: unknown } | { readonly error: unknown }

parentPort?.on('message', async ({ module, name, index, input }: Order) => {
  try {
    const { run } = (await import(module))[name]
    parentPort!.postMessage({ index, output: await run(input) } satisfies Answer)
  } catch (error) {
    parentPort!.postMessage({ error } satisfies Answer)
  }
})
