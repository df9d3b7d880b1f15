/** Segment names as parts of an address, `At risk` as `at-risk`; two that would be the same are told apart by a number. */
export function segmentSlugs(names: readonly string[]): string[] {
  const taken = new Map<string, number>()
  return names.map((name) => {
    const slug =
      name
        .normalize('NFD')
        .toLowerCase()
        .replace(/\p{M}/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'segment'
    const times = (taken.get(slug) ?? 0) + 1
    taken.set(slug, times)
    return times === 1 ? slug : `${slug}-${times}`
  })
}
