import { drawGamma } from '../numeric/draw-gamma.ts'
import { type Random, seededRandom } from '../numeric/random.ts'
import { dayAfterBusyTime, dayOfBusyTime, type Season } from './season.ts'

/** Stands for an order without a customer. */
export const GUEST = -1

/** Orders per customer order that are placed without an account. */
const GUEST_RATE = 0.031
const TRY_ONCE_SHARE = 0.15
const REGULAR_SHARE = 0.07

/**
 * Who orders on each day: for every day of the season the buyers in the order of the day, as customer numbers 0..n-1 or
 * GUEST. Every customer orders at least once and at most once a day; customers are numbered in the order they joined.
 *
 * A customer buys as in BG/NBD (Fader, Hardie and Lee 2005): gaps are exponential in busy time with a gamma-mixed rate, and
 * after every order the customer leaves with a beta-mixed probability. Departures: one in seven tries the shop once, and some
 * regulars keep a rhythm of two to nine weeks. `activity` multiplies all rates. Days form a calendar of linked lists, so
 * that orders come out by time with 12 bytes a customer in memory.
 */
export function* buyerDays(season: Season, customers: number, activity: number, seed: number): Generator<Int32Array> {
  const random = seededRandom(seed, 1)
  const calendar = new Calendar(season.days, customers)
  /** Orders per busy day; negative: a regular with this many orders per calendar day. */
  const rate = new Float32Array(customers)
  const leaving = new Float32Array(customers)
  const allBusyTime = season.busyBefore[season.days]!
  for (let customer = 0; customer < customers; customer++) {
    const kind = random()
    if (kind < TRY_ONCE_SHARE) leaving[customer] = 1
    else if (kind < TRY_ONCE_SHARE + REGULAR_SHARE) {
      rate[customer] = -activity / (14 + 50 * random())
      leaving[customer] = 0.02
    } else {
      rate[customer] = Math.max(activity * 0.0095 * drawGamma(random, 1.1), 1e-6)
      leaving[customer] = 1 - (1 - random()) ** (1 / 10)
    }
    // The density of joining falls slowly: many were there before the file begins.
    const joined = ((customer + random()) / customers) ** 1.5
    calendar.put(Math.min(dayOfBusyTime(season, joined * allBusyTime), season.days - 1), customer)
  }

  let buyers = new Int32Array(1024)
  for (let day = 0; day < season.days; day++) {
    let count = 0
    for (const customer of calendar.take(day)) {
      if (count + 2 > buyers.length) buyers = doubled(buyers)
      buyers[count++] = customer
      if (random() < GUEST_RATE) buyers[count++] = GUEST
      if (random() >= leaving[customer]!) calendar.put(nextDay(season, day, rate[customer]!, random), customer)
    }
    yield buyers.subarray(0, count)
  }
}

function nextDay(season: Season, day: number, rate: number, random: Random): number {
  if (rate < 0) return day + Math.max(1, Math.round((0.85 + 0.3 * random()) / -rate))
  return dayAfterBusyTime(season, day, -Math.log(1 - random()) / rate)
}

/** Which customers are due on which day: one linked list a day over one array. */
class Calendar {
  readonly #first: Int32Array
  readonly #next: Int32Array

  constructor(days: number, customers: number) {
    this.#first = new Int32Array(days).fill(-1)
    this.#next = new Int32Array(customers)
  }

  /** Days after the last are forgotten. */
  put(day: number, customer: number): void {
    if (day >= this.#first.length) return
    this.#next[customer] = this.#first[day]!
    this.#first[day] = customer
  }

  /** Each customer may be put on a later day as soon as it has come out. */
  *take(day: number): Generator<number> {
    let customer = this.#first[day]!
    while (customer >= 0) {
      const following = this.#next[customer]!
      yield customer
      customer = following
    }
  }
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * values.length)
  larger.set(values)
  return larger
}
