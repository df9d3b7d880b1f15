import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { RequestError } from '../request-error.ts'

/** A fresh secret of 192 bits for the address that is printed. */
export function makeToken(): string {
  return randomBytes(24).toString('base64url')
}

/**
 * Lets in who knows the token: by a cookie, by a bearer header, or once by the address, which is then exchanged for the
 * cookie and left without it. The cookie's name holds the port, since cookies of one host are shared by its ports.
 */
export function requireToken(token: string, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const url = new URL(c.req.url)
    const given = url.searchParams.get('token')
    if (c.req.method === 'GET' && !url.pathname.startsWith('/api/') && given !== null) {
      if (!isSame(given, token)) throw new RequestError('unauthorised', WRONG)
      url.searchParams.delete('token')
      setCookie(c, cookieName(port()), token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      return c.redirect(`${url.pathname}${url.search}`, 303)
    }
    const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    const shown = bearer ?? getCookie(c, cookieName(port()))
    if (shown === undefined || !isSame(shown, token)) throw new RequestError('unauthorised', WRONG)
    return next()
  }
}

const WRONG = 'this address needs its token; open the one that `clientele serve` has printed'

function cookieName(port: number): string {
  return `clientele-${port}`
}

/** Compares hashes, in a time that tells nothing of either text. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(x!, y!)
}
