import { OptionError, SourceError } from '../base/errors.ts'

export type DatabaseKind = 'postgres' | 'mysql' | 'sqlite' | 'duckdb'

const SERVERS: Readonly<Record<string, DatabaseKind>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
}

/** One letter before a colon is a drive of Windows. */
const SCHEME = /^[a-z][a-z0-9+.-]+:(?=\/\/)/i

/** Where a database server is and how to get in. Secrets are in private fields, so that no printing of it shows them. */
export class ServerAddress {
  readonly kind: DatabaseKind
  /** The address without name and password of the user, for people to read. */
  readonly shown: string
  readonly #url: URL

  constructor(kind: DatabaseKind, shown: string, url: URL) {
    this.kind = kind
    this.shown = shown
    this.#url = url
  }

  get host(): string | undefined {
    return this.#url.hostname.replace(/^\[|\]$/g, '') || undefined
  }

  get port(): number | undefined {
    return this.#url.port === '' ? undefined : Number(this.#url.port)
  }

  get database(): string | undefined {
    return decodeURIComponent(this.#url.pathname.slice(1)) || undefined
  }

  get user(): string | undefined {
    return decodeURIComponent(this.#url.username) || undefined
  }

  get password(): string | undefined {
    return decodeURIComponent(this.#url.password) || undefined
  }

  /** A setting behind the question mark, such as `sslmode`. */
  setting(name: string): string | undefined {
    return this.#url.searchParams.get(name) ?? undefined
  }

  /** A driver's message with whatever part of the secrets it repeats taken out. */
  withoutSecrets(message: string): string {
    const secrets = [this.#url.password, this.password, process.env['PGPASSWORD'], process.env['MYSQL_PWD']]
    return secrets.reduce<string>((text, secret) => (secret ? text.replaceAll(secret, '***') : text), message)
  }
}

/**
 * The server that a source names by its address, such as `postgres://shop@localhost/orders`; none where the source is a
 * path.
 *
 * @throws OptionError when the address cannot be taken apart.
 * @throws SourceError when it names a kind of database that is not read.
 */
export function parseServerAddress(source: string): ServerAddress | undefined {
  const scheme = SCHEME.exec(source)?.[0].toLowerCase()
  if (scheme === undefined) return undefined
  const shown = redactAddress(source)
  const kind = SERVERS[scheme]
  if (kind === undefined) {
    throw new SourceError(
      `${shown} is an address of a kind that is not read; use postgres://, mysql://, a database file, or export the table to CSV or Parquet`,
    )
  }
  // An @ that stands for itself in a password would cut the address in the wrong place.
  const signs = source.split('@').length - 1
  const url = signs > 1 || !URL.canParse(source) ? undefined : new URL(source)
  if (url && url.hash === '' && (signs === 0 || url.username !== '')) {
    try {
      decodeURIComponent(url.pathname + url.username + url.password)
      return new ServerAddress(kind, shown, url)
    } catch {}
  }
  throw new OptionError(
    `${shown} is no address that can be taken apart; write it as ${scheme}//user@host:port/database, with the password in the environment, or its special characters percent-encoded (@ as %40)`,
  )
}

/** A word that is an address without name, password and settings; any other word as it is. */
export function redactAddress(word: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]+:\/\/)(.*)$/is.exec(word) ?? []
  if (scheme === undefined) return word
  return scheme + rest!.slice(rest!.lastIndexOf('@') + 1).split(/[?#]/)[0]
}
