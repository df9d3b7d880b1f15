/** Terms of the series; what comes after so many is taken at the last one's value. */
const MOST_TERMS = 1_000_000
const SMALL = 1e-16
const UNDERFLOW = -700

/**
 * Expected purchases of a live customer over a time to come, when every purchase may be the last: the purchases that
 * would come are negative binomial (shape, spread = time over the gamma rate), and the j-th of them does come when the
 * customer survived j draws from Beta(a, b).
 *
 * The sum over n of P(n would come) (E(1-p)^0 + ... + E(1-p)^(n-1)): all terms are positive, and it equals (a+b-1)/(a-1)
 * times one less a hypergeometric function, without that form's singularities at a = 1 and a + b = 1.
 *
 * @param a, b 0 or more terms of a beta distribution, both above 0.
 */
export function ordersWhileDropping(shape: number, spread: number, a: number, b: number): number {
  if (spread === 0) return 0
  const z = spread / (1 + spread)
  let logChance = -shape * Math.log1p(spread)
  let chance = Math.exp(logChance)
  let survival = 1
  let coming = 0
  let sum = 0
  let seen = chance
  for (let n = 0; n < MOST_TERMS; n++) {
    const growth = (z * (shape + n)) / (n + 1)
    coming += survival
    survival *= (b + n) / (a + b + n)
    if (logChance < UNDERFLOW) {
      logChance += Math.log(growth)
      chance = Math.exp(logChance)
    } else chance *= growth
    seen += chance
    sum += chance * coming
    if (growth < 1 && logChance >= UNDERFLOW && chance * coming < SMALL * (1 - growth) * sum) return sum
  }
  return sum + Math.max(0, 1 - seen) * coming
}

/**
 * Expected purchases of a live customer over a time to come, when the customer may stop at any moment: rate times the
 * expected lifetime within that time, (beta + age) (1 - ((beta + age) / (beta + age + time))^(s-1)) / (s-1), which at
 * s = 1 is (beta + age) ln(...).
 */
export function ordersUntilStop(rate: number, s: number, betaAge: number, time: number): number {
  const grown = Math.log1p(time / betaAge)
  const lifetime = s === 1 ? grown : -Math.expm1((1 - s) * grown) / (s - 1)
  return rate * betaAge * lifetime
}
