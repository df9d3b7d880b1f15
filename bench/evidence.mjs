// @ts-check
// `clientele evidence` on a generated shop: `node bench/evidence.mjs [FILE]`. Needs dist/.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine, measure } from './measure.mjs'

const CUSTOMERS = '1000000'
const ROWS = '5000000'
const main = join(import.meta.dirname, '../dist/cli/main.js')
const work = await mkdtemp(join(tmpdir(), 'clientele-bench-'))
try {
  const file = process.argv[2] ?? join(work, 'shop.csv')
  if (!existsSync(file)) {
    await measure([process.execPath, main, 'demo', '--customers', CUSTOMERS, '--rows', ROWS, '--out', file])
  }
  const { seconds, peakMB, stdout } = await measure([
    ...[process.execPath, main, 'evidence', file, '--quiet'],
    ...['--out', join(work, 'result')],
  ])
  process.stdout.write(`${machine()}\n${seconds.toFixed(1)} s, ${Math.round(peakMB ?? 0)} MB\n${stdout}`)
} finally {
  await rm(work, { recursive: true, force: true })
}
