/** Nodes under construction, level by level; how many there will be is known only in the end. */
export interface Boxes {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** First child of node v, the second is the next; -1 marks a leaf. */
  readonly left: Int32Array
  readonly level: Int32Array
  /** 2d numbers a node: lower corner, upper corner. */
  readonly boxes: Float64Array
}

/** Which points to put into boxes. They and their rows change places. */
export interface Growth {
  readonly points: Float64Array
  readonly order: Uint32Array
  readonly d: number
  readonly from: number
  readonly to: number
  readonly leafSize: number
}

/** Splits the widest side of the tight box in its middle until few points are left or all of them are equal. */
export function growBoxes({ points, order, d, from, to, leafSize }: Growth): Boxes {
  const nodes = new NodeList(d, Math.ceil((4 * (to - from)) / leafSize) + 1)
  nodes.add(from, to, 0)
  for (let node = 0; node < nodes.count; node++) {
    const first = nodes.start[node]!
    const past = nodes.end[node]!
    const box = node * 2 * d
    measureBox(points, d, first, past, nodes.boxes, box)
    if (past - first <= leafSize) continue
    const side = widestSide(nodes.boxes, box, d)
    const low = nodes.boxes[box + side]!
    const high = nodes.boxes[box + d + side]!
    if (low === high) continue
    const middle = partition(points, order, d, first, past, side, splitValue(low, high))
    const level = nodes.level[node]! + 1
    nodes.left[node] = nodes.count
    nodes.add(first, middle, level)
    nodes.add(middle, past, level)
  }
  return nodes.take()
}

class NodeList {
  readonly d: number
  count = 0
  start: Int32Array
  end: Int32Array
  left: Int32Array
  level: Int32Array
  boxes: Float64Array

  constructor(d: number, capacity: number) {
    this.d = d
    this.start = new Int32Array(capacity)
    this.end = new Int32Array(capacity)
    this.left = new Int32Array(capacity)
    this.level = new Int32Array(capacity)
    this.boxes = new Float64Array(capacity * 2 * d)
  }

  /** Adds a leaf; its box stays to be filled in. */
  add(from: number, to: number, level: number): void {
    if (this.count === this.start.length) this.grow()
    this.start[this.count] = from
    this.end[this.count] = to
    this.left[this.count] = -1
    this.level[this.count] = level
    this.count++
  }

  private grow(): void {
    const larger = new NodeList(this.d, 2 * this.count)
    for (const name of ['start', 'end', 'left', 'level', 'boxes'] as const) larger[name].set(this[name])
    Object.assign(this, { ...larger, count: this.count })
  }

  take(): Boxes {
    const { count, d } = this
    return {
      count,
      start: this.start.slice(0, count),
      end: this.end.slice(0, count),
      left: this.left.slice(0, count),
      level: this.level.slice(0, count),
      boxes: this.boxes.slice(0, count * 2 * d),
    }
  }
}

/** Writes the tight box of the points from..to-1 to `boxes` from `at` on. */
export function measureBox(
  points: Float64Array,
  d: number,
  from: number,
  to: number,
  boxes: Float64Array,
  at: number,
): void {
  for (let c = 0; c < d; c++) {
    let low = Infinity
    let high = -Infinity
    for (let i = from * d + c; i < to * d; i += d) {
      const value = points[i]!
      if (value < low) low = value
      if (value > high) high = value
    }
    boxes[at + c] = low
    boxes[at + d + c] = high
  }
}

export function widestSide(boxes: Float64Array, at: number, d: number): number {
  let widest = 0
  for (let c = 1; c < d; c++) {
    if (boxes[at + d + c]! - boxes[at + c]! > boxes[at + d + widest]! - boxes[at + widest]!) widest = c
  }
  return widest
}

/** The middle, or the upper end where the two ends are neighbouring numbers: some point is below it, some is not. */
export function splitValue(low: number, high: number): number {
  const middle = low + (high - low) / 2
  return middle > low ? middle : high
}

/** Moves points below `value` to the front and returns where the others begin. */
function partition(
  points: Float64Array,
  order: Uint32Array,
  d: number,
  from: number,
  to: number,
  side: number,
  value: number,
): number {
  let i = from
  let j = to - 1
  while (true) {
    while (i <= j && points[i * d + side]! < value) i++
    while (i <= j && points[j * d + side]! >= value) j--
    if (i >= j) return i
    for (let c = 0; c < d; c++) {
      const swapped = points[i * d + c]!
      points[i * d + c] = points[j * d + c]!
      points[j * d + c] = swapped
    }
    const row = order[i]!
    order[i] = order[j]!
    order[j] = row
  }
}
