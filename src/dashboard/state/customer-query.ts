import { type CustomerFilter, MEASURES, type Measure, SORTS, type Sort } from '../../api/customers.ts'

/** What the list of customers shows. */
export interface CustomerQuery extends CustomerFilter {
  readonly sort?: { readonly by: Sort; readonly descending: boolean }
}

/** The query string of a filter, as pages and the server's routes have it; an empty one is ''. */
export function toQueryString(query: CustomerQuery): string {
  const words = new URLSearchParams()
  for (const slug of query.segment ?? []) words.append('segment', slug)
  for (const name of query.rule ?? []) words.append('rule', name)
  if (query.q) words.set('q', query.q)
  for (const measure of MEASURES) {
    const range = query.ranges?.[measure]
    if (range && (range.from !== null || range.to !== null))
      words.set(measure, `${range.from ?? ''}..${range.to ?? ''}`)
  }
  if (query.polygon) {
    words.set('x', query.polygon.x)
    words.set('y', query.polygon.y)
    words.set('polygon', query.polygon.corners.map(([x, y]) => `${x},${y}`).join(';'))
  }
  if (query.sort) words.set('sort', `${query.sort.descending ? '-' : ''}${query.sort.by}`)
  return words.toString().replaceAll('%2C', ',').replaceAll('%3B', ';')
}

/** The filter of a query string; what is no filter, or a broken one, is left out. */
export function fromQueryString(text: string): CustomerQuery {
  const words = new URLSearchParams(text)
  const segment = words.getAll('segment')
  const rule = words.getAll('rule')
  const q = words.get('q')
  const ranges = Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const range = toRange(words.get(measure))
      return range ? [[measure, range]] : []
    }),
  )
  const polygon = toPolygon(words)
  const sort = toSort(words.get('sort'))
  return {
    ...(segment.length > 0 && { segment }),
    ...(rule.length > 0 && { rule }),
    ...(q && { q }),
    ...(Object.keys(ranges).length > 0 && { ranges }),
    ...(polygon && { polygon }),
    ...(sort && { sort }),
  }
}

function toRange(text: string | null): { from: number | null; to: number | null } | null {
  const match = /^(.*)\.\.(.*)$/.exec(text ?? '')
  if (!match) return null
  const [from, to] = [toNumber(match[1]!), toNumber(match[2]!)]
  return from === null && to === null ? null : { from, to }
}

function toPolygon(words: URLSearchParams): NonNullable<CustomerFilter['polygon']> | null {
  const [x, y] = [toMeasure(words.get('x')), toMeasure(words.get('y'))]
  const corners = (words.get('polygon') ?? '').split(';').flatMap((corner): [number, number][] => {
    const [a, b] = corner.split(',').map(toNumber)
    return a == null || b == null ? [] : [[a, b]]
  })
  return x && y && corners.length >= 3 ? { x, y, corners } : null
}

function toMeasure(text: string | null): Measure | undefined {
  return MEASURES.find((measure) => measure === text)
}

function toSort(text: string | null): { by: Sort; descending: boolean } | null {
  const descending = text?.startsWith('-') ?? false
  const by = SORTS.find((sort) => sort === (descending ? text!.slice(1) : text))
  return by ? { by, descending } : null
}

function toNumber(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
