import { createHash } from 'node:crypto'

/**
 * What a report may do when it is shown from here: run the scripts and use the styles that are written in it, word for
 * word, and nothing else; it has no part in this origin.
 */
export function reportPolicy(page: string): string {
  const scripts = hashesOf(page, /<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g)
  return [
    "default-src 'none'",
    `script-src ${scripts.length > 0 ? scripts.join(' ') : "'none'"}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    `sandbox allow-scripts allow-popups allow-modals`,
  ].join('; ')
}

function hashesOf(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
  )
}
