// @ts-check
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './installed.mjs'

/**
 * Compiles src/ to dist/, unless dist/ is newer than every source.
 * @param {string} root
 */
export function ensureBuilt(root) {
  const main = join(root, 'dist', 'cli', 'main.js')
  const newest = Math.max(newestIn(join(root, 'src')), statSync(join(root, 'tsconfig.build.json')).mtimeMs)
  if (existsSync(main) && statSync(main).mtimeMs >= newest) return
  run(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    root,
    'stderr',
  )
}

/**
 * @param {string} folder
 * @returns {number}
 */
function newestIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => join(folder, entry.name))
    .reduce(
      (newest, path) => Math.max(newest, statSync(path).isDirectory() ? newestIn(path) : statSync(path).mtimeMs),
      0,
    )
}
