import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { SourceError } from '../base/errors.ts'
import { type DatabaseKind, parseServerAddress, type ServerAddress } from './database-address.ts'
import { type Packing, packingOf } from './packed-text.ts'

export type SourceFormat = 'csv' | 'ndjson' | 'json' | 'parquet' | 'xlsx' | 'ods' | DatabaseKind

/** One file, or one database, that holds transactions. */
export interface SourceFile {
  /** As it was named, or found under a folder or pattern that was named. */
  readonly path: string
  readonly name: string
  readonly format: SourceFormat
  readonly packing: Packing
  readonly bytes: number
  /** Where the database server is, if it is one; path and name then show the address without secrets. */
  readonly address?: ServerAddress
}

const FORMATS: readonly [RegExp, SourceFormat][] = [
  [/\.parquet$/i, 'parquet'],
  [/\.(ndjson|jsonl)(\.(gz|zst|zstd))?$/i, 'ndjson'],
  [/\.(csv|tsv|txt)(\.(gz|zst|zstd))?$/i, 'csv'],
  [/\.(xlsx|xlsm)$/i, 'xlsx'],
  [/\.ods$/i, 'ods'],
]
/** Read where it is named; a folder may hold such files for other ends. */
const JSON_FILE = /\.json(\.(gz|zst|zstd))?$/i

/** Forms that are not read, and what to save them as. */
const UNREAD_FORMATS: readonly [RegExp, string][] = [
  [/\.(xls|xlsb|numbers)$/i, 'save it as .xlsx or CSV'],
  [/\.(arrow|feather|arrows|orc|avro)$/i, 'export it as Parquet'],
]

/** Database files go by how they begin, since `.db` is used for both. */
const DATABASE_FILE = /\.(db|db3|sqlite|sqlite3|duckdb|ddb)$/i
/** What may stand before the path of a database file. */
export const DATABASE_SCHEME: RegExp = /^(sqlite|duckdb):(?:\/\/)?(?=.)/i

/**
 * The files that the given paths, patterns and folders stand for: in the order given, within a pattern or folder by
 * code points of the path. A file named twice is read once.
 *
 * @throws SourceError when a path does not exist, a pattern or folder holds no file that we read, or a format is unknown.
 */
export async function findSourceFiles(sources: readonly string[]): Promise<SourceFile[]> {
  const files = new Map<string, SourceFile>()
  for (const source of sources) {
    const address = parseServerAddress(source.replace(DATABASE_SCHEME, ''))
    if (address) files.set(source, describeServer(address))
    else for (const path of await expand(source.replace(DATABASE_SCHEME, ''))) files.set(path, describeFile(path))
  }
  return [...files.values()]
}

async function expand(source: string): Promise<string[]> {
  const stat = statSync(source, { throwIfNoEntry: false })
  if (stat?.isDirectory()) {
    const found = (await readdir(source)).filter(isKnown).map((name) => join(source, name))
    if (found.length > 0) return found.sort(byCodePoints)
    throw new SourceError(
      `${source} holds no .csv, .tsv, .txt, .ndjson, .jsonl, .parquet, .xlsx or .ods file; name a file in it`,
    )
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
  const unread = UNREAD_FORMATS.find(([pattern]) => pattern.test(name))
  if (unread) throw new SourceError(`${path} is of a form that is not read; ${unread[1]}`)
  const known = JSON_FILE.test(name) ? 'json' : FORMATS.find(([pattern]) => pattern.test(name))?.[1]
  const format = databaseKind(path) ?? known ?? 'csv'
  const { size } = statSync(path)
  if (size === 0) throw new SourceError(`${path} is empty (0 bytes); export it again`)
  const packing = packingOf(path) ?? (/\.gz$/i.test(name) ? 'gzip' : undefined)
  return { path, name, format, packing, bytes: size }
}

function describeServer(address: ServerAddress): SourceFile {
  return { path: address.shown, name: address.shown, format: address.kind, packing: undefined, bytes: 0, address }
}

/** The kind of a database file, by its first bytes. */
function databaseKind(path: string): DatabaseKind | undefined {
  if (!DATABASE_FILE.test(path)) return undefined
  const head = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  if (head.toString('latin1').startsWith('SQLite format 3')) return 'sqlite'
  if (head.toString('latin1', 8, 12) === 'DUCK') return 'duckdb'
  throw new SourceError(`${path} is neither a SQLite nor a DuckDB file; check that it is complete`)
}

/** Office keeps a hidden file beside each workbook that is open. */
function isKnown(name: string): boolean {
  return !name.startsWith('~$') && FORMATS.some(([pattern]) => pattern.test(name))
}

function byCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
