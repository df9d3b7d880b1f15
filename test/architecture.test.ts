import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/** One row of the table in docs/architecture.md. */
interface Folder {
  readonly name: string
  readonly pure: boolean
}

/** Text of every source file by its path below src/. */
type Sources = ReadonlyMap<string, string>

const BARRELS = ['index.ts', 'clustering.ts', 'clv.ts']
/** What the page may load into a browser. */
const PAGE_PACKAGES = /^(?:preact|preact-iso|@preact\/signals|@tanstack\/virtual-core|echarts)(?:\/|$)/
const PAGE_FILES = /\.css$/
const VAGUE_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager']
const IMPURE = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\b/
const OUTSIDE = /https?:\/\/(?!\$\{)|['"`]\/(?:home|root|tmp|usr|var|etc|opt|mnt|Users)\b|['"`][A-Z]:\\/

const folders: readonly Folder[] = readFileSync('docs/architecture.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const row = /^\| `([\w./-]+?)\/?` +\|.*\| *(yes)? *\|$/.exec(line)
    return row ? [{ name: row[1]!, pure: row[2] === 'yes' }] : []
  })

const sources: Sources = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path.split(sep).join('/'), readFileSync(join('src', path), 'utf8')]),
)

/** The code without its comments. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** What a file imports or re-exports: paths below src/, or names of modules from outside. */
function importsOf(path: string, text: string): string[] {
  const found = [...codeOf(text).matchAll(/\b(?:from\s+|import\s+|import\s*\(\s*)'([^']+)'/g)].map((match) => match[1]!)
  return found.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name))
}

/** What is left of a file's imports once its types are gone. */
function loadedBy(path: string, text: string): string[] {
  return importsOf(path, codeOf(text).replace(/\b(?:import|export) type\b[^'\n]*(?:\n[^']*)?'[^']+'/g, ''))
}

/** Place in the table of the innermost folder that holds the file; -1 where there is none. */
function placeOf(path: string): number {
  const holds = ({ name }: Folder): boolean => path === name || path.startsWith(`${name}/`)
  const longest = folders.filter(holds).sort((a, b) => b.name.length - a.name.length)[0]
  return longest ? folders.indexOf(longest) : -1
}

/** Everything that a file imports, directly or through others, each with the file that imports it. */
function reachedFrom(path: string, files: Sources, seen = new Map<string, string>()): Map<string, string> {
  for (const name of importsOf(path, files.get(path)!)) {
    if (seen.has(name)) continue
    seen.set(name, path)
    if (files.has(name)) reachedFrom(name, files, seen)
  }
  return seen
}

/** Everything in the files that the architecture does not allow, in words. */
function complaintsAbout(files: Sources): string[] {
  return [...files].flatMap(([path, text]) => {
    const place = placeOf(path)
    if (place < 0) return [`${path} lies in no folder of docs/architecture.md`]
    const complaints: string[] = []
    const code = codeOf(text)
    for (const name of importsOf(path, text)) {
      if (!files.has(name)) continue
      if (placeOf(name) > place) complaints.push(`${path} imports ${name}, which is listed below it`)
      if (BARRELS.includes(name)) complaints.push(`${path} imports the barrel ${name}`)
    }
    const reached = reachedFrom(path, files)
    if (reached.has(path)) complaints.push(`${path} imports itself through ${reached.get(path)}`)
    if (folders[place]!.pure) {
      for (const [name, from] of reached) {
        if (!files.has(name)) complaints.push(`${path} is pure and reaches ${name} through ${from}`)
      }
      const impure = IMPURE.exec(code)
      if (impure) complaints.push(`${path} is pure and says ${impure[0]}`)
    }
    if (path.startsWith('dashboard/') || path.startsWith('api/')) {
      for (const name of loadedBy(path, text)) {
        const at = files.has(name) ? folders[placeOf(name)]! : undefined
        const allowed = at
          ? at.pure || at.name === 'dashboard' || at.name === 'api'
          : path.startsWith('dashboard/') && (PAGE_PACKAGES.test(name) || PAGE_FILES.test(name))
        if (!allowed) complaints.push(`${path} would load ${name} into the browser`)
      }
      if (/dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/.test(code)) complaints.push(`${path} writes HTML`)
    }
    if (!BARRELS.includes(path) && /^export\b[^=;]*?\bfrom\s*'/m.test(code)) {
      complaints.push(`${path} hands on what another file exports`)
    }
    if (VAGUE_NAMES.includes(posix.parse(path).name)) complaints.push(`${path} says nothing by its name`)
    const outside = OUTSIDE.exec(code)
    if (outside) complaints.push(`${path} names a place outside: ${outside[0]}`)
    return complaints
  })
}

describe('architecture', () => {
  it('lists every folder of src once, and no other', () => {
    const real = new Set([...sources.keys()].map((path) => path.split('/')[0]!))
    expect(new Set(folders.map(({ name }) => name.split('/')[0]!))).toEqual(real)
    expect(new Set(folders.map(({ name }) => name)).size).toBe(folders.length)
    for (const { name } of folders) expect([...sources.keys()].some((path) => path.startsWith(name))).toBe(true)
  })

  it('compiles the pure folders, and only them, without the types of Node', () => {
    const { include } = JSON.parse(readFileSync('tsconfig.pure.json', 'utf8')) as { include: string[] }
    const pure = folders.filter((folder) => folder.pure).map(({ name }) => `src/${name}`)
    expect(include.toSorted()).toEqual(pure.toSorted())
  })

  it('holds for every file', () => {
    expect(complaintsAbout(sources)).toEqual([])
  })

  it.each([
    [
      'an import of a folder below',
      'numeric/x.ts',
      "import { kMeans } from '../clustering/k-means/k-means.ts'",
      'listed below',
    ],
    ['a folder that is not listed', 'extras/x.ts', '', 'no folder'],
    ['a barrel', 'rfm/x.ts', "export { a } from './customers.ts'", 'hands on'],
    ['a way through a barrel', 'cli/x.ts', "import { kMeans } from '../clustering.ts'", 'imports the barrel'],
    ['a Node module in a pure folder', 'charts/x.ts', "import { join } from 'node:path'", 'reaches node:path'],
    ['a package in a pure folder', 'features/x.ts', "await import('yaml')", 'reaches yaml'],
    ['one reached through another file', 'features/x.ts', "import '../store/store.ts'", 'reaches @duckdb/node-api'],
    ['chance in a pure folder', 'clustering/x.ts', 'const a = Math.random()', 'says Math.random'],
    ['a clock in a pure folder', 'report/x.ts', 'const a = new Date()', 'says new Date()'],
    ['a cycle', 'base/x.ts', "import './x.ts'", 'imports itself'],
    [
      'a page that loads what runs in Node',
      'dashboard/x.ts',
      "import { openStore } from '../store/store.ts'",
      'into the browser',
    ],
    ['a page that loads another package', 'dashboard/x.tsx', "import hono from 'hono'", 'into the browser'],
    ['a page that writes HTML', 'dashboard/x.tsx', 'element.innerHTML = name', 'writes HTML'],
    [
      'words for the page that bring code along',
      'api/x.ts',
      "import { METHODS } from '../pipeline/segment-options.ts'",
      'into the browser',
    ],
    ['a vague name', 'base/utils.ts', '', 'says nothing'],
    ['an address', 'sources/x.ts', "const a = 'https://example.org'", 'names a place outside'],
    ['an absolute path', 'sources/x.ts', "const a = '/tmp/x'", 'names a place outside'],
  ])('notices %s', (_, path, text, complaint) => {
    const found = complaintsAbout(new Map([...sources, [path, text]]))
    expect(found.some((words) => words.startsWith(path) && words.includes(complaint))).toBe(true)
  })
})
