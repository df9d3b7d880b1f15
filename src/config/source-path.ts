import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { parseServerAddress } from '../sources/database-address.ts'
import { DATABASE_SCHEME } from '../sources/source-file.ts'

/** A source as a file in some folder names it. */
export interface KeptSource {
  readonly text: string
  /** What has to be set in the environment, since secrets are not kept. */
  readonly environment: readonly string[]
}

const SECRETS = {
  postgres: { user: 'PGUSER', password: 'PGPASSWORD' },
  mysql: { user: 'MYSQL_USER', password: 'MYSQL_PWD' },
} as const

/** How a file in a folder names a source: paths are seen from there, and an address keeps neither name nor password. */
export function keepSource(source: string, folder: string): KeptSource {
  const scheme = DATABASE_SCHEME.exec(source)
  const address = scheme ? undefined : parseServerAddress(source)
  if (!address) {
    const path = source.slice(scheme?.[0].length ?? 0)
    return { text: `${scheme ? `${scheme[1]!.toLowerCase()}:` : ''}${keepPath(path, folder)}`, environment: [] }
  }
  const names = SECRETS[address.kind as keyof typeof SECRETS]
  const mode = address.setting('sslmode')
  return {
    text: address.shown + (mode !== undefined && /^[a-z-]+$/.test(mode) ? `?sslmode=${mode}` : ''),
    environment: [...(address.user ? [names.user] : []), ...(address.password ? [names.password] : [])],
  }
}

/** How a file in a folder names a path. */
export function keepPath(path: string, folder: string): string {
  return isAbsolute(path) ? path : relative(resolve(folder), resolve(path)).replaceAll(sep, '/') || '.'
}

/** The source that a file in a folder names. */
export function keptSource(text: string, folder: string): string {
  const scheme = DATABASE_SCHEME.exec(text)
  if (!scheme && parseServerAddress(text)) return text
  const path = text.slice(scheme?.[0].length ?? 0)
  return `${scheme?.[0] ?? ''}${keptPath(path, folder)}`
}

/** The path that a file in a folder names. */
export function keptPath(path: string, folder: string): string {
  return isAbsolute(path) ? path : join(folder, path)
}
