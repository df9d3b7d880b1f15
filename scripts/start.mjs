// @ts-check
// `npm start [-- FILE ... options]`: installs, builds and runs the main job; without a file on a generated shop.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './built.mjs'
import { ensureInstalled, run } from './installed.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
ensureInstalled(root)
ensureBuilt(root)

const main = join(root, 'dist', 'cli', 'main.js')
const given = process.argv.slice(2)
const args = given.length > 0 ? given : [generatedShop()]
const { status } = spawnSync(process.execPath, [main, 'segment', ...args], { stdio: 'inherit' })
process.exit(status ?? 1)

/** A shop of two thousand customers, the same every time. */
function generatedShop() {
  const file = join(root, '.cache', 'demo-orders.csv')
  mkdirSync(dirname(file), { recursive: true })
  run(process.execPath, [main, 'demo', '--out', file, '--quiet'], root, 'stderr')
  return relative(process.cwd(), file)
}
