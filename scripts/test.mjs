// @ts-check
// `npm test`: everything a change must pass. `--data` runs the tests on real transaction logs instead, and `--all` both.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './built.mjs'
import { ensureInstalled, run } from './installed.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wanted = process.argv.slice(2)
const onData = wanted.includes('--data') || wanted.includes('--all')
const onCode = !wanted.includes('--data')

ensureInstalled(root)
if (onCode) {
  tool('@biomejs/biome/bin/biome', 'check', '.')
  tool('typescript/bin/tsc', '-p', 'tsconfig.json')
  tool('typescript/bin/tsc', '-p', 'tsconfig.pure.json')
  tool('typescript/bin/tsc', '-p', 'src/dashboard')
}
ensureInstalled(join(root, 'test', 'heavy'))
ensureBuilt(root)
if (onCode) tool('vitest/vitest.mjs', 'run')
if (onData) tool('vitest/vitest.mjs', 'run', '--config', 'vitest.data.config.ts')

/**
 * @param {string} path of the tool's program, below node_modules
 * @param {readonly string[]} args
 */
function tool(path, ...args) {
  run(process.execPath, [join(root, 'node_modules', path), ...args], root)
}
