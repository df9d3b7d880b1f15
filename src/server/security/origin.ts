import type { MiddlewareHandler } from 'hono'
import { RequestError } from '../request-error.ts'

/**
 * Refuses requests that name another host than this one, as those do which a foreign page sends after its own name was
 * pointed at this machine (DNS rebinding), and requests that change something and come from another origin.
 */
export function requireOwnOrigin(hosts: () => ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')?.toLowerCase()
    if (host === undefined || !hosts().has(host)) {
      throw new RequestError(
        'forbidden',
        'this host is not served here; open the address that `clientele serve` has printed',
      )
    }
    const { method } = c.req
    if (method !== 'GET' && method !== 'HEAD') {
      const origin = c.req.header('origin')
      const site = c.req.header('sec-fetch-site')
      const isForeign = origin !== undefined && origin.toLowerCase() !== `http://${host}`
      if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
        throw new RequestError('forbidden', 'changes are taken from this page alone; open the address that was printed')
      }
    }
    return next()
  }
}
