import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Served, serveBuilt } from './serve.ts'

/** An id that a page which takes text for markup would run. */
export const hostileId = '<img src=x onerror=alert(1)>'

/**
 * Serves a shop of `customers` customers that is the same every time; the one with the hostile id spends most, and the file
 * is called so, too.
 */
export async function serveShop(customers: number): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-page-'))
  const file = join(folder, `${hostileId}.csv`)
  writeFileSync(file, shopLines(customers).join('\n'))
  const served = await serveBuilt(file)
  return {
    ...served,
    async close() {
      await served.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function shopLines(customers: number): string[] {
  const lines = ['customer,order,date,amount']
  let state = 7
  const next = (below: number): number => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  for (let customer = 0; customer < customers; customer++) {
    const id = customer === 0 ? hostileId : `C${String(customer).padStart(5, '0')}`
    const orders = customer === 0 ? 9 : 1 + next(1 + next(12))
    const last = customer === 0 ? 2 : next(360)
    for (let order = 0; order < orders; order++) {
      const day = new Date(Date.UTC(2024, 11, 31 - last - order * (5 + next(25)))).toISOString().slice(0, 10)
      const amount = customer === 0 ? 5000 : 3 + next(50 + 30 * orders) + next(100) / 100
      lines.push(`${id},${customer}-${order},${day},${amount.toFixed(2)}`)
    }
  }
  return lines
}
