import type { MiddlewareHandler } from 'hono'

/** What the page may load: its own scripts, styles, fonts and data, and pictures written out in it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The charts' tooltips are markup with style attributes, which can load nothing under the rest of this policy.
  "style-src-attr 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer; an answer that has set a policy of its own keeps it. */
export function secureHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const set = (name: string, value: string): void => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    set('content-security-policy', POLICY)
    set('x-content-type-options', 'nosniff')
    set('referrer-policy', 'no-referrer')
    set('cross-origin-opener-policy', 'same-origin')
    set('cross-origin-resource-policy', 'same-origin')
    set('x-frame-options', 'DENY')
    set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    if (c.req.path.startsWith('/api/')) set('cache-control', 'no-store')
  }
}
