/** The nearest other cluster of each, and the linkage to it in whatever unit rises with distance. */
export interface NearestClusters {
  readonly nearest: Int32Array
  readonly cost: Float64Array
}

export interface JoinRounds extends NearestClusters {
  /** Clusters to begin with; their ids stay below the length of `nearest`. */
  readonly ids: Int32Array
  /** Ends with so many clusters. */
  readonly until: number
  /** Writes `nearest` and `cost` of the first `count` clusters in `asked`; ties to the smallest id. */
  readonly search: (asked: Int32Array, count: number) => Promise<void>
  /** Cluster `to` takes in cluster `from`, which ends, at this height; `to` is the smaller id. */
  readonly join: (to: number, from: number, height: number) => void
  readonly heightOf: (cost: number) => number
  /** Height of each cluster so far, by id; no merge is lower than its parts. */
  readonly heights: Float64Array
}

/**
 * Joins clusters until few are left: in every round all pairs that are each other's nearest. Where no merge brings a
 * cluster nearer to a third than both of its parts were (Ward, average, complete, single), that gives the tree of joining
 * the nearest pair again and again. Only clusters whose nearest has merged search again: about three searches a merge.
 *
 * Rounding may leave a cluster with a nearest one that is farther, in the last digit, than a new cluster. The new one then
 * takes its place; and should no pair be mutual, all search again, after which one must be.
 *
 * Source: Murtagh (1983), A survey of recent advances in hierarchical clustering algorithms, Computer Journal 26(4),
 * section 3.2, reciprocal nearest neighbours; Bruynooghe (1977) for reducibility.
 */
export async function joinReciprocally(rounds: JoinRounds): Promise<void> {
  const { ids, until, nearest, cost, search } = rounds
  const followers = createFollowers(nearest.length)
  const asked = new Int32Array(ids.length)
  asked.set(ids)
  let count = ids.length
  let left = ids.length
  while (left > until) {
    await search(asked, count)
    for (let at = 0; at < count; at++) followers.follow(asked[at]!, nearest[asked[at]!]!)
    for (let at = 0; at < count; at++) offer(asked[at]!)
    const before = left
    const searched = asked.slice(0, count)
    count = 0
    for (const id of searched) if (left > until) joinIfMutual(id)
    if (left === before) for (const id of ids) if (nearest[id]! >= 0) ask(id)
  }

  /** The new neighbour takes the place of one that rounding has left behind. */
  function offer(id: number): void {
    const other = nearest[id]!
    if (cost[id]! > cost[other]! || (cost[id] === cost[other] && id >= nearest[other]!)) return
    followers.leave(other, nearest[other]!)
    nearest[other] = id
    cost[other] = cost[id]!
    followers.follow(other, id)
  }

  function joinIfMutual(id: number): void {
    const other = nearest[id]!
    if (other < 0 || nearest[other] !== id) return
    const to = Math.min(id, other)
    const from = Math.max(id, other)
    const height = Math.max(rounds.heightOf(cost[id]!), rounds.heights[to]!, rounds.heights[from]!)
    followers.leave(to, from)
    followers.leave(from, to)
    rounds.join(to, from, height)
    rounds.heights[to] = height
    nearest[from] = -1
    left--
    while (followers.first[to]! >= 0) ask(followers.first[to]!)
    while (followers.first[from]! >= 0) ask(followers.first[from]!)
    asked[count++] = to
    nearest[to] = -1
  }

  function ask(id: number): void {
    followers.leave(id, nearest[id]!)
    nearest[id] = -1
    asked[count++] = id
  }
}

/** For each cluster the list of those whose nearest it is. */
interface Followers {
  /** First in the list of each cluster, -1 for none. */
  readonly first: Int32Array
  follow(id: number, leader: number): void
  leave(id: number, leader: number): void
}

function createFollowers(n: number): Followers {
  const first = new Int32Array(n).fill(-1)
  const next = new Int32Array(n)
  const previous = new Int32Array(n)
  return {
    first,
    follow(id, leader) {
      const second = first[leader]!
      next[id] = second
      previous[id] = -1
      if (second >= 0) previous[second] = id
      first[leader] = id
    },
    leave(id, leader) {
      const before = previous[id]!
      const after = next[id]!
      if (before < 0) first[leader] = after
      else next[before] = after
      if (after >= 0) previous[after] = before
    },
  }
}
