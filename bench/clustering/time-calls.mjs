// @ts-check

/**
 * Times calls one after the other: at most `calls` of them and at least two unless `calls` is 1, and after those no further one begins once
 * they have taken `budget` seconds together. The same rule stands in ../peers/side.py.
 * @param {() => unknown} call
 * @param {number} calls
 * @param {number} budget
 * @returns {Promise<string>} JSON: the seconds of each call, the first one first, and what the last one made
 */
export async function timeCalls(call, calls, budget) {
  /** @type {number[]} */
  const seconds = []
  let outcome
  let spent = 0
  while (seconds.length < Math.min(2, calls) || (seconds.length < calls && spent < budget)) {
    const start = performance.now()
    outcome = await call()
    const took = (performance.now() - start) / 1000
    seconds.push(took)
    spent += took
  }
  return JSON.stringify({ seconds, outcome: String(outcome) })
}
