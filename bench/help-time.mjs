// @ts-check
// Start-up of the command line beside that of Node itself: `node bench/help-time.mjs`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { machine, median } from './measure.mjs'

const RUNS = 15
const main = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
const commands = {
  'node -e 0': ['-e', '0'],
  'clientele --help': [main, '--help'],
  'clientele segment --help': [main, 'segment', '--help'],
}

/** @type {Map<string, number[]>} */
const times = new Map(Object.keys(commands).map((name) => [name, []]))
for (let run = -1; run < RUNS; run++) {
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
    if (run >= 0) times.get(name)?.push(performance.now() - start)
  }
}

const bare = median(times.get('node -e 0') ?? [])
process.stdout.write(`${machine()}, ${new Date().toISOString().slice(0, 10)}, ${RUNS} runs each, in turn.\n\n`)
process.stdout.write('| command | median | min to max | beyond Node |\n|---|--:|--:|--:|\n')
for (const [name, values] of times) {
  const range = `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)} ms`
  const beyond = name === 'node -e 0' ? '' : `${(median(values) - bare).toFixed(0)} ms`
  process.stdout.write(`| \`${name}\` | ${median(values).toFixed(0)} ms | ${range} | ${beyond} |\n`)
}
