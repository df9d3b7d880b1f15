const empty = new Set(['meta', 'br', 'link', 'img', 'input', 'hr'])

/** The first tag of a page that is not opened or closed as it should be; null when all are. */
export function unbalancedTag(page: string): string | null {
  const open: string[] = []
  const text = page.replace(/<!doctype html>/i, '').replace(/<style>[\s\S]*?<\/style>/g, '')
  for (const [tag, slash, name, rest] of text.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (slash === '/') {
      if (open.pop() !== name) return tag
    } else if (!rest!.endsWith('/') && !empty.has(name!)) {
      open.push(name!)
    }
  }
  return open.at(-1) ?? null
}
