// Transactions in, named segments out: prints one line per segment and writes the result files.
import { openStore, segment, writeRun } from 'clientele'

const store = await openStore()
const run = await segment(store, { source: 'orders.csv', refunds: 'drop', seed: 42 })

for (const { segment: name, customers, revenueShare, action } of run.segments) {
  console.log(`${name}: ${customers} customers, ${Math.round(100 * (revenueShare ?? 0))}% of revenue. ${action}`)
}
await writeRun(store, run, { folder: 'clientele-out' })
await store.close()
