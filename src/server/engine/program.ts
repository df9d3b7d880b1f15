import { exportCustomers } from '../../explore/export-customers.ts'
import { openStore } from '../../store/store.ts'
import { failureOf } from '../failure-of.ts'
import type { Following } from './following.ts'
import type { CallName, EngineEvent, EngineOrder, EngineReply } from './protocol.ts'
import { Shelf } from './shelf.ts'
import { Workshop } from './workshop.ts'

/** The program of an engine process: takes orders from the server that started it, until that is gone. */
const [memory, threads, tempFolder] = process.argv.slice(2)
const store = await openStore(':memory:', { memory: memory!, threads: Number(threads), tempFolder: tempFolder! })
const asking = await store.beside()
const shelf = new Shelf(asking)
const workshop = new Workshop(store, shelf, Number(threads))
const running = new Map<number, AbortController>()

process.on('disconnect', () => process.exit())
process.on('message', (order: EngineOrder) => {
  if ('cancel' in order) running.get(order.cancel)?.abort(new Error('cancelled'))
  else void answer(order)
})

async function answer(order: Extract<EngineOrder, { call: CallName }>): Promise<void> {
  const { id } = order
  const abort = new AbortController()
  running.set(id, abort)
  const tell = (event: EngineEvent): void => reply({ id, event })
  try {
    reply({ id, answer: await work(order, { tell, signal: abort.signal }) })
  } catch (error) {
    reply({ id, failure: abort.signal.aborted ? { code: 'cancelled', message: 'cancelled' } : failureOf(error) })
  } finally {
    running.delete(id)
  }
}

async function work(order: Extract<EngineOrder, { call: CallName }>, following: Following) {
  switch (order.call) {
    case 'preview':
      return workshop.preview(order.params, following)
    case 'segment':
      return workshop.segment(order.params, following)
    case 'history':
      return workshop.history(order.params, following)
    case 'orders':
      return workshop.orders(order.params, following)
    case 'page':
      return (await shelf.explored(order.params)).page(order.params.filter, order.params.wish)
    case 'selection':
      return (await shelf.explored(order.params)).selection(order.params.filter)
    case 'density':
      return (await shelf.explored(order.params)).density(order.params.grid)
    case 'segmentView':
      return shelf.segment(order.params, order.params.slug)
    case 'customer':
      return shelf.customer(order.params, order.params.customer)
    case 'export':
      return exportCustomers(asking, await shelf.explored(order.params), order.params)
    default:
      return shelf.compare(order.params.from, order.params.to)
  }
}

function reply(message: EngineReply): void {
  // The server may be gone by now; its going ends this program anyway.
  process.send?.(message, undefined, undefined, () => {})
}
