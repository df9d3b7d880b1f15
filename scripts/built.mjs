// @ts-check
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './installed.mjs'

/**
 * Compiles assembly/ to src/simd/, src/ to dist/, with the description of the server's routes, and src/dashboard/ to dist/dashboard/, each unless it is newer than every source.
 * @param {string} root
 */
export function ensureBuilt(root) {
  const sources = newestIn(join(root, 'src'))
  const kernels = newestIn(join(root, 'assembly'))
  if (!isNewer(join(root, 'dist', 'cli', 'main.js'), Math.max(sources, kernels), join(root, 'tsconfig.build.json'))) {
    run(process.execPath, [join(root, 'scripts', 'compile-kernels.mjs')], root, 'stderr')
    build(root, 'typescript/bin/tsc', '-p', 'tsconfig.build.json')
  }
  if (!isNewer(join(root, 'dist', 'server', 'openapi.json'), sources, join(root, 'scripts', 'api-schemas.mjs'))) {
    run(process.execPath, [join(root, 'scripts', 'write-openapi.mjs')], root, 'stderr')
  }
  if (!isNewer(join(root, 'dist', 'dashboard', 'index.html'), sources, join(root, 'vite.config.ts'))) {
    build(root, 'vite/bin/vite.js', 'build')
  }
}

/**
 * @param {string} result
 * @param {number} sources time of the newest source
 * @param {string} settings
 */
function isNewer(result, sources, settings) {
  return existsSync(result) && statSync(result).mtimeMs >= Math.max(sources, statSync(settings).mtimeMs)
}

/**
 * @param {string} root
 * @param {string} path of the tool's program, below node_modules
 * @param {readonly string[]} args
 */
function build(root, path, ...args) {
  run(process.execPath, [join(root, 'node_modules', path), ...args], root, 'stderr')
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
