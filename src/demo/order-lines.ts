import { drawGamma } from '../numeric/draw-gamma.ts'
import { type Random, randomInt } from '../numeric/random.ts'
import { GUEST } from './buyer-days.ts'
import { CATALOGUE, type Product } from './catalogue.ts'
import type { LineBudget } from './line-budget.ts'
import type { Season } from './season.ts'

const CHUNK_CHARACTERS = 262_144
const FIRST_ORDER_ID = 500_001
const FIRST_CUSTOMER_ID = 100_001
const CHANNELS = ['web', 'store', 'phone'] as const
const SAMPLE_RATE = 0.001
/** Of dates and of prices each. */
const UNREADABLE_RATE = 0.0001
const UNREADABLE_DATES = ['31/02/2025', '2025-13-07 10:15:00', 'yesterday'] as const
const UNREADABLE_PRICES = ['on request', '12,5O', '#REF!'] as const

/** A line to be sent back: everything of its row between the time and the quantity, and the sizes. */
interface Return {
  readonly customer: string
  readonly item: string
  readonly quantity: number
  readonly price: string
}

/**
 * CSV rows of the orders that the buyers of each day place and of what they send back, in chunks of about 256 kB. Returns
 * are settled when a line is sold and fall due 1 to 21 days later, on the last day at the latest, so none is lost.
 */
export function* orderLines(
  season: Season,
  days: Iterable<Int32Array>,
  customers: number,
  budget: LineBudget,
  random: Random,
): Generator<string> {
  /** Quantity level of a customer, about 1 on average; 0 until the first order. */
  const level = new Float32Array(customers)
  const returns: Return[][] = Array.from({ length: season.days }, () => [])
  let orderId = FIRST_ORDER_ID
  let text = ''
  let day = 0
  for (const buyers of days) {
    const clock = openingHours(season.dates[day]!, buyers.length, random)
    for (let place = 0; place < buyers.length; place++) {
      const buyer = buyers[place]!
      const isFirst = buyer !== GUEST && level[buyer] === 0
      const lines = budget.takeOrder(isFirst)
      if (lines === 0) continue
      if (isFirst) level[buyer] = drawGamma(random, 1.4) + 0.01
      const quantityLevel = buyer === GUEST ? 0.5 : level[buyer]!
      const customer = buyer === GUEST ? '' : String(FIRST_CUSTOMER_ID + buyer)
      const channel = drawChannel(buyer, random)
      const time = clock(place)
      for (let line = 0; line < lines; line++) {
        const product = drawProduct(random)
        const quantity = drawQuantity(quantityLevel, random)
        const item = `${product.fields},${channel}`
        const blemish = random()
        const date = blemish < UNREADABLE_RATE ? UNREADABLE_DATES[randomInt(random, 3)]! : time
        const price = blemish < UNREADABLE_RATE ? product.price : drawPrice(product, blemish, random)
        if (price === product.price && budget.takeReturn()) {
          const due = Math.min(day + 1 + randomInt(random, 21), season.days - 1)
          returns[due]!.push({ customer, item, quantity, price })
        }
        text += `${orderId},${date},${customer},${item},${quantity},${price}\n`
      }
      orderId++
      if (text.length >= CHUNK_CHARACTERS) {
        yield text
        text = ''
      }
    }
    for (const { customer, item, quantity, price } of returns[day]!) {
      text += `C${orderId++},${season.dates[day]} 21:30:00,${customer},${item},${-quantity},${price}\n`
    }
    returns[day++] = []
  }
  if (text !== '') yield text
}

/** Times of a day's orders, rising from 8 to 21 o'clock: place -> 'YYYY-MM-DD HH:MM:SS'. */
function openingHours(date: string, orders: number, random: Random): (place: number) => string {
  return (place) => {
    const second = Math.floor(28_800 + ((place + random()) / orders) * 46_800)
    const hour = Math.floor(second / 3600)
    const minute = Math.floor(second / 60) % 60
    return `${date} ${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second % 60]}`
  }
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'))

/** Four in five orders come through the customer's own channel, which the number settles. */
function drawChannel(buyer: number, random: Random): string {
  const own = buyer % 10 < 6 ? 0 : buyer % 10 < 9 ? 1 : 2
  return CHANNELS[random() < 0.8 ? own : randomInt(random, 3)]!
}

function drawProduct(random: Random): Product {
  return CATALOGUE[Math.floor(CATALOGUE.length * random() ** 1.7)]!
}

/** One or more, geometric around the customer's level. */
function drawQuantity(level: number, random: Random): number {
  return 1 + Math.floor(-Math.log(1 - random()) * level)
}

/** `blemish` is a uniform draw of which the part below UNREADABLE_RATE is spent. */
function drawPrice(product: Product, blemish: number, random: Random): string {
  if (blemish < 2 * UNREADABLE_RATE) return UNREADABLE_PRICES[randomInt(random, 3)]!
  return blemish < 2 * UNREADABLE_RATE + SAMPLE_RATE ? '0.00' : product.price
}
