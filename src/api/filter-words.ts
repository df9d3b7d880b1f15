import { type CustomerFilter, MEASURES, type Measure } from './customers.ts'

export const MOST_CORNERS = 200

/**
 * A filter as the words of an address; the order is always the same, so that equal filters have equal addresses.
 * Numbers are written as JavaScript writes them; a range that is open at both ends says nothing and is left out.
 */
export function filterToWords(filter: CustomerFilter): URLSearchParams {
  const words = new URLSearchParams()
  for (const slug of filter.segment ?? []) words.append('segment', slug)
  for (const name of filter.rule ?? []) words.append('rule', name)
  if (filter.q) words.set('q', filter.q)
  for (const measure of MEASURES) {
    const range = filter.ranges?.[measure]
    if (range && (range.from !== null || range.to !== null))
      words.set(measure, `${range.from ?? ''}..${range.to ?? ''}`)
  }
  if (filter.polygon) {
    words.set('x', filter.polygon.x)
    words.set('y', filter.polygon.y)
    words.set('polygon', filter.polygon.corners.map(([x, y]) => `${x},${y}`).join(';'))
  }
  return words
}

/** What becomes of a range or a polygon that is none. */
export type Broken = 'refuse' | 'leave out'

/**
 * The filter that the words of an address say; words of other meaning are passed over.
 *
 * @param broken default `refuse`.
 * @throws RangeError when a range or polygon is none and is not to be left out, in words for the reader.
 */
export function filterFromWords(words: URLSearchParams, broken: Broken = 'refuse'): CustomerFilter {
  const segment = words.getAll('segment')
  const rule = words.getAll('rule')
  const q = words.get('q')
  const ranges = MEASURES.flatMap((measure) => {
    const text = words.get(measure)
    const range = text === null ? null : unless(broken, () => rangeOf(measure, text))
    return range && (range.from !== null || range.to !== null) ? [[measure, range] as const] : []
  })
  const corners = words.get('polygon')
  const polygon = corners ? unless(broken, () => polygonOf(words, corners)) : null
  return {
    ...(segment.length > 0 && { segment }),
    ...(rule.length > 0 && { rule }),
    ...(q && { q }),
    ...(ranges.length > 0 && { ranges: Object.fromEntries(ranges) }),
    ...(polygon && { polygon }),
  }
}

/** What is read, or null where it cannot be read and is to be left out. */
function unless<T>(broken: Broken, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (broken === 'leave out' && error instanceof RangeError) return null
    throw error
  }
}

/** @throws RangeError when there is no such measure. */
export function measureOf(word: string | null, name: string): Measure {
  const found = MEASURES.find((measure) => measure === word)
  if (found) return found
  throw new RangeError(`${name}=${word ?? ''} is no measure; choose one of ${MEASURES.join(', ')}`)
}

function rangeOf(measure: Measure, text: string): { from: number | null; to: number | null } {
  const middle = text.indexOf('..')
  if (middle < 0) throw noRange(measure, text)
  return { from: endOf(text.slice(0, middle), measure, text), to: endOf(text.slice(middle + 2), measure, text) }
}

function endOf(text: string, measure: Measure, range: string): number | null {
  if (text === '') return null
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw noRange(measure, range)
}

function noRange(measure: Measure, text: string): RangeError {
  return new RangeError(`${measure}=${text} is no range; write it as ${measure}=30..90, either end may be left out`)
}

function polygonOf(words: URLSearchParams, text: string): NonNullable<CustomerFilter['polygon']> {
  const corners = text.split(';').map((pair): [number, number] => {
    const [x, y, ...more] = pair.split(',')
    if (x && y && more.length === 0 && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) {
      return [Number(x), Number(y)]
    }
    throw new RangeError(`polygon: ${pair} is no corner; write corners as x,y with semicolons between them`)
  })
  if (corners.length < 3 || corners.length > MOST_CORNERS) {
    throw new RangeError(`polygon has ${corners.length} corners; give 3 to ${MOST_CORNERS}`)
  }
  return { x: measureOf(words.get('x'), 'x'), y: measureOf(words.get('y'), 'y'), corners }
}
