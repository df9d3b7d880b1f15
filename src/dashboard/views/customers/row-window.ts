/** A long list seen through a window that scrolls. All in pixels. */
export interface ListShape {
  readonly rows: number
  readonly rowHeight: number
  /** Height of the window. */
  readonly height: number
}

/**
 * No browser draws an element taller than this: Chromium ends at 33.5 million pixels and Firefox at 17.9 million, which a
 * million rows of 34 pixels exceed.
 */
export const TALLEST = 15_000_000

/** Rows drawn beyond the window on both sides, so that a turn of the wheel finds them there. */
const SPARE = 8

/** Where the list stands: `scroll` is that of the element, `top` the place in the list that the window's upper edge shows. */
export interface ListPlace {
  readonly scroll: number
  readonly top: number
}

/** Height of the element that scrolls. */
export function scrollHeight({ rows, rowHeight }: ListShape): number {
  return Math.min(rows * rowHeight, TALLEST)
}

/**
 * Where the list stands after the element has scrolled. As long as the list is no taller than an element can be, both are
 * the same. Beyond that, a small step moves the list by as much, and a leap goes to the same share of the list.
 */
export function scrolledTo(place: ListPlace, scroll: number, shape: ListShape): ListPlace {
  const most = Math.max(0, scrollHeight(shape) - shape.height)
  const mostTop = Math.max(0, shape.rows * shape.rowHeight - shape.height)
  const at = Math.min(Math.max(0, scroll), most)
  if (most === mostTop) return { scroll: at, top: at }
  if (at === 0) return { scroll: 0, top: 0 }
  if (at === most) return { scroll: at, top: mostTop }
  const step = at - place.scroll
  if (Math.abs(step) > shape.height) return { scroll: at, top: (at / most) * mostTop }
  return { scroll: at, top: Math.min(Math.max(0, place.top + step), mostTop) }
}

/** The place of the element that belongs to a place in the list; where the two have drifted apart it is set, unseen. */
export function placeAt(top: number, shape: ListShape): ListPlace {
  const most = Math.max(0, scrollHeight(shape) - shape.height)
  const mostTop = Math.max(0, shape.rows * shape.rowHeight - shape.height)
  const within = Math.min(Math.max(0, top), mostTop)
  return { top: within, scroll: mostTop === 0 ? 0 : (within / mostTop) * most }
}

/** The place at which a row can be seen, moved by no more than is needed. */
export function placeShowing(row: number, place: ListPlace, shape: ListShape): ListPlace {
  const from = row * shape.rowHeight
  const to = from + shape.rowHeight
  if (from < place.top) return placeAt(from, shape)
  if (to > place.top + shape.height) return placeAt(to - shape.height, shape)
  return place
}

/** Rows `from` up to but without `to` are drawn, the first of them `offset` below the element's upper end. */
export function drawnRows(
  place: ListPlace,
  { rows, rowHeight, height }: ListShape,
): { from: number; to: number; offset: number } {
  const from = Math.max(0, Math.floor(place.top / rowHeight) - SPARE)
  const to = Math.min(rows, Math.ceil((place.top + height) / rowHeight) + SPARE)
  return { from, to: Math.max(from, to), offset: Math.max(0, place.scroll + from * rowHeight - place.top) }
}
