// @ts-check
// The first step of `npm run build`: assembly/*.ts, compiled to WebAssembly, as base64 in src/simd/*-bytes.ts, where that has
// changed. `--check` writes nothing and fails where it would.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from 'assemblyscript/asc'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = join(root, 'assembly')

/** Kernels that work in memory from `borrowMemory`, which other threads see, too. */
const SHARED = ['nearest-cluster.ts', 'nearest-in-tree.ts']
const SHARED_OPTIONS = ['--enable', 'threads', '--importMemory', '--sharedMemory', '--maximumMemory', '16384']

for (const file of readdirSync(sources).filter((name) => name.endsWith('.ts'))) {
  const path = join(root, 'src', 'simd', file.replace('.ts', '-bytes.ts'))
  const text = moduleOf(file, await compile(readFileSync(join(sources, file), 'utf8'), file))
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  if (process.argv.includes('--check'))
    throw new Error(`${path} is not what assembly/${file} compiles to; run npm run build`)
  writeFileSync(path, text)
}

/**
 * @param {string} source
 * @param {string} file
 * @returns {Promise<Uint8Array>}
 */
async function compile(source, file) {
  /** @type {Uint8Array | undefined} */
  let bytes
  const options = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub']
  options.push(...(SHARED.includes(file) ? [...SHARED_OPTIONS, '--initialMemory', '1'] : ['--initialMemory', '2']))
  const { error, stderr } = await main([file, '--outFile', 'kernel.wasm', ...options], {
    readFile: (name) => (name === file ? source : null),
    writeFile: (_, contents) => {
      bytes = /** @type {Uint8Array} */ (contents)
    },
    listFiles: () => [],
  })
  if (error !== null || bytes === undefined) throw new Error(`assembly/${file} does not compile\n${stderr}`)
  return bytes
}

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 */
function moduleOf(file, bytes) {
  const name = file.replace('.ts', '').replace(/-./g, ([, letter = '']) => letter.toUpperCase())
  const base64 = Buffer.from(bytes).toString('base64')
  const lines = base64.match(/.{1,110}/g) ?? []
  return `/** assembly/${file}, compiled by \`npm run build\`: WebAssembly in base64. */
export const ${name}Bytes: string = [
${lines.map((line) => `  '${line}',\n`).join('')}].join('')
`
}
