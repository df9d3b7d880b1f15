import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { OptionError, StateError } from '../base/errors.ts'
import { createApp } from './app.ts'
import { Desk, type DeskOptions } from './desk.ts'
import { makeToken } from './security/access.ts'

export interface ServeOptions extends DeskOptions {
  /** 0 takes any that is free. */
  readonly port: number
  readonly host: string
  /** Sources to make a run of at once. */
  readonly sources?: readonly string[]
  /** Default: a fresh one. */
  readonly token?: string
}

/** A server that listens. */
export interface RunningServer {
  /** With the token: to be opened by whoever may see the data. */
  readonly address: string
  readonly origin: string
  readonly token: string
  readonly desk: Desk
  close(): Promise<void>
}

/**
 * Starts the dashboard's server.
 *
 * @throws StateError when the port is taken; OptionError when the host is none of this machine.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host, token = makeToken() } = options
  const desk = new Desk(options)
  await desk.open()
  let hosts: ReadonlySet<string> = new Set()
  let port = options.port
  const app = createApp(desk, { token, hosts: () => hosts, port: () => port })
  const server = createServer({ requestTimeout: 0 }, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await desk.close()
  }
  try {
    await listen(server, options.port, host)
    port = (server.address() as AddressInfo).port
    const shown = host.includes(':') ? `[${host}]` : host
    hosts = new Set([shown, ...namesOf(host)].flatMap((name) => withPort(name, port)))
    const origin = `http://${shown}:${port}`
    const address = `${origin}${await firstScreen(desk, options)}token=${token}`
    return { address, origin, token, desk, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What was asked for: the run of a source under way, the one result that was named, or the list; ready for a token. */
async function firstScreen(
  desk: Desk,
  { sources = [], opened }: Pick<ServeOptions, 'sources' | 'opened'>,
): Promise<string> {
  if (sources.length > 0) {
    const { draft, job } = await desk.runSources(sources)
    return `/new/${draft}/run?job=${job}&`
  }
  const [only, ...others] = opened
  const shown = only !== undefined && others.length === 0 ? await desk.runs.list() : []
  const run = shown.find(({ folder }) => folder === only)
  return run ? `/r/${run.run}?` : '/?'
}

/** Names under which this machine may be asked: its own where it listens to itself alone, all where it listens to all. */
function namesOf(host: string): string[] {
  const own = ['localhost', '127.0.0.1', '[::1]']
  if (host !== '0.0.0.0' && host !== '::') return own
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  const numbers = addresses.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
  return [...own, hostname().toLowerCase(), ...numbers]
}

function withPort(name: string, port: number): string[] {
  return port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        fail(new StateError(`port ${port} is taken; choose another with --port, or --port 0 for any that is free`))
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        fail(
          new OptionError(
            `--host ${host} is no address of this machine; leave it out to serve it to this machine alone`,
          ),
        )
      } else fail(error)
    })
    server.listen(port, host, done)
  })
}
