/** Disjoint sets of 0..n-1 (Tarjan 1975, by size and with path halving). */
export class UnionFind {
  private readonly parents: Int32Array
  private readonly sizes: Int32Array

  constructor(n: number) {
    this.parents = new Int32Array(n)
    for (let i = 0; i < n; i++) this.parents[i] = i
    this.sizes = new Int32Array(n).fill(1)
  }

  /** The member that stands for the set of i. */
  find(i: number): number {
    const { parents } = this
    let at = i
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }

  /** Joins two sets; false when they were one already. */
  join(i: number, j: number): boolean {
    const a = this.find(i)
    const b = this.find(j)
    if (a === b) return false
    const isLarger = this.sizes[a]! >= this.sizes[b]!
    const large = isLarger ? a : b
    const small = isLarger ? b : a
    this.parents[small] = large
    this.sizes[large]! += this.sizes[small]!
    return true
  }
}
