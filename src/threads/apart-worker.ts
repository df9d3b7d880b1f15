import { parentPort } from 'node:worker_threads'
import type { Answer, Order } from './worker.ts'

/** What a thread of its own says: stages as they begin, and at last its answer. */
export type ApartAnswer = { readonly stage: string } | Answer

function say(answer: ApartAnswer): void {
  parentPort!.postMessage(answer)
}

parentPort?.once('message', async ({ module, name, input }: Order) => {
  try {
    const { run } = (await import(module))[name]
    say({ output: await run(input, (stage: string) => say({ stage })) })
  } catch (error) {
    say({ error })
  }
})
