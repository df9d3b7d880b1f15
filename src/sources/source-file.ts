import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { SourceError } from '../base/errors.ts'
import { type Packing, packingOf } from './packed-text.ts'

export type SourceFormat = 'csv' | 'ndjson' | 'parquet'

/** One file that holds transactions. */
export interface SourceFile {
  /** As it was named, or found under a folder or pattern that was named. */
  readonly path: string
  readonly name: string
  readonly format: SourceFormat
  readonly packing: Packing
  readonly bytes: number
}

const FORMATS: readonly [RegExp, SourceFormat][] = [
  [/\.parquet$/i, 'parquet'],
  [/\.(ndjson|jsonl)(\.(gz|zst|zstd))?$/i, 'ndjson'],
  [/\.(csv|tsv|txt)(\.(gz|zst|zstd))?$/i, 'csv'],
]

/**
 * The files that the given paths, patterns and folders stand for: in the order given, within a pattern or folder by
 * code points of the path. A file named twice is read once.
 *
 * @throws SourceError when a path does not exist, a pattern or folder holds no file that we read, or a format is unknown.
 */
export async function findSourceFiles(sources: readonly string[]): Promise<SourceFile[]> {
  const paths = new Set<string>()
  for (const source of sources) for (const path of await expand(source)) paths.add(path)
  return [...paths].map(describeFile)
}

async function expand(source: string): Promise<string[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
    throw new SourceError(
      `${source} is an address; this version reads files, so export the table to CSV or Parquet first`,
    )
  }
  const stat = statSync(source, { throwIfNoEntry: false })
  if (stat?.isDirectory()) {
    const found = (await readdir(source)).filter(isKnown).map((name) => join(source, name))
    if (found.length > 0) return found.sort(byCodePoints)
    throw new SourceError(`${source} holds no .csv, .tsv, .txt, .ndjson, .jsonl or .parquet file; name a file in it`)
  }
  if (stat) return [source]
  if (/[*?[{]/.test(source)) {
    const found: string[] = []
    for await (const path of expandPattern(source)) found.push(path)
    if (found.length > 0) return found.sort(byCodePoints)
    throw new SourceError(
      `no file matches ${source}; check the pattern, and quote it so that the shell leaves it alone`,
    )
  }
  throw new SourceError(`${source} does not exist; check the path (folder now: ${process.cwd()})`)
}

/** `*`, `?` and `{a,b}` within each part of a path; Node 20 has no glob of its own. */
async function* expandPattern(pattern: string): AsyncGenerator<string> {
  const parts = pattern.split('/')
  let folders = [pattern.startsWith('/') ? '/' : '']
  for (const [i, part] of parts.entries()) {
    if (part === '') continue
    const last = i === parts.length - 1
    const next: string[] = []
    for (const folder of folders) {
      if (!/[*?[{]/.test(part)) {
        next.push(join(folder, part))
        continue
      }
      const matcher = patternToRegExp(part)
      const entries = await readdir(folder || '.', { withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (matcher.test(entry.name) && (last ? entry.isFile() : entry.isDirectory()))
          next.push(join(folder, entry.name))
      }
    }
    folders = next
  }
  for (const path of folders) if (statSync(path, { throwIfNoEntry: false })?.isFile()) yield path
}

function patternToRegExp(part: string): RegExp {
  const body = part
    .replace(/[.+^$()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replace(/\{([^}]*)\}/g, (_, list: string) => `(${list.replaceAll(',', '|')})`)
  return new RegExp(`^${body}$`)
}

function describeFile(path: string): SourceFile {
  const name = basename(path)
  const format = FORMATS.find(([pattern]) => pattern.test(name))?.[1] ?? 'csv'
  const { size } = statSync(path)
  if (size === 0) throw new SourceError(`${path} is empty (0 bytes); export it again`)
  const packing = packingOf(path) ?? (/\.gz$/i.test(name) ? 'gzip' : undefined)
  return { path, name, format, packing, bytes: size }
}

function isKnown(name: string): boolean {
  return FORMATS.some(([pattern]) => pattern.test(name))
}

function byCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
