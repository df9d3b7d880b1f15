/**
 * The mutual information in nats that two labelings with these cluster sizes have on average when the rows are shuffled.
 *
 * The rows that two clusters of a and b of n rows have in common are hypergeometric. Its probabilities are walked outwards
 * from the likeliest count by their ratios until they no longer matter, and divided by their sum: no factorial of n is
 * formed, so that nothing is lost for large n. O(sum of sqrt(min(a, b))) instead of O(k² n).
 *
 * @param sizesA rows per cluster, all above 0, adding up to n.
 *
 * Source: Vinh, Epps & Bailey (2010), JMLR 11, theorem 1 (equation 24a); the way of computing it is our own.
 */
export function expectedMutualInformation(sizesA: Float64Array, sizesB: Float64Array, n: number): number {
  let total = 0
  for (const a of sizesA) for (const b of sizesB) total += expectedTerm(a, b, n)
  return total
}

/** The expected value of (m / n) log(n m / (a b)), m the rows in common. */
function expectedTerm(a: number, b: number, n: number): number {
  const least = Math.max(0, a + b - n)
  const most = Math.min(a, b)
  const likeliest = Math.min(most, Math.max(least, Math.floor(((a + 1) * (b + 1)) / (n + 2))))
  const term = (m: number): number => (m === 0 ? 0 : (m / n) * Math.log((n * m) / (a * b)))
  let weight = 1
  let sum = term(likeliest)
  let share = 1
  for (let m = likeliest; m < most && share > NEGLIGIBLE; m++) {
    share *= ((a - m) / (m + 1)) * ((b - m) / (n - a - b + m + 1))
    weight += share
    sum += share * term(m + 1)
  }
  share = 1
  for (let m = likeliest; m > least && share > NEGLIGIBLE; m--) {
    share *= (m / (a - m + 1)) * ((n - a - b + m) / (b - m + 1))
    weight += share
    sum += share * term(m - 1)
  }
  return sum / weight
}

/** Of the likeliest count's probability. */
const NEGLIGIBLE = 1e-25
