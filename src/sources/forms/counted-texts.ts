import type { Store } from '../../store/store.ts'

/**
 * SQL of the different texts `x` of a relation, and how often each stands there, `n`. Where most
 * texts stand once, as they are, with n = 1: looking at each is then cheaper than finding its like. NULLs are left out.
 */
export async function countedTexts(store: Store, relation: string): Promise<string> {
  const { repeat } = await store.row<{ repeat: boolean }>(
    `SELECT approx_count_distinct(x) < count(x) / 2 AS repeat FROM (${relation})`,
  )
  const texts = `SELECT x, 1 AS n FROM (${relation}) WHERE x IS NOT NULL`
  return repeat ? `SELECT x, sum(n) AS n FROM (${texts}) GROUP BY x` : texts
}
