import type { ExtraMeasure } from '../../src/rfm/extra-measures.ts'

/** One row of a log, as it would stand in a file. Money and units are whole cents and pieces here. */
export interface Row {
  readonly customer: string
  readonly order: number
  /** Days after the first of January 2024. */
  readonly day: number
  readonly product: string
  readonly category: string
  readonly channel: string
  readonly quantity: number
  /** Cents. */
  readonly price: number
}

export function toCsv(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    [
      row.customer,
      row.order,
      new Date(Date.UTC(2024, 0, 1 + row.day)).toISOString().slice(0, 10),
      row.product,
      row.category,
      row.channel,
      row.quantity,
      (row.price / 100).toFixed(2),
    ].join(','),
  )
  return `${['customer,order,date,product,category,channel,quantity,price', ...lines].join('\n')}\n`
}

/** The definitions of docs/methods/features.md in plain loops, under refunds net; NaN where a customer has no value. */
export function extraMeasuresTwin(rows: readonly Row[], asOfDay: number): Map<string, Record<ExtraMeasure, number>> {
  const usual = usualPrices(rows)
  const found = new Map<string, Record<ExtraMeasure, number>>()
  for (const [customer, own] of groupBy(rows, (row) => row.customer)) {
    const orders = [...groupBy(own, (row) => row.order).values()].filter(
      (lines) => lines.some((row) => row.quantity >= 0) && total(lines.map((row) => row.quantity * row.price)) >= 0,
    )
    if (orders.length === 0) continue
    const bought = own.filter((row) => row.quantity >= 0)
    const orderDay = (lines: readonly Row[]): number =>
      Math.min(...lines.filter((row) => row.quantity >= 0).map((row) => row.day))
    const days = [...new Set(orders.map(orderDay))].sort((a, b) => a - b)
    const last = Math.max(...orders.flatMap((lines) => lines.filter((row) => row.quantity >= 0).map((row) => row.day)))
    const gaps = days.slice(1).map((day, i) => day - days[i]!)
    const mean = gaps.length > 0 ? total(gaps) / gaps.length : Number.NaN
    const spread = Math.sqrt(total(gaps.map((gap) => (gap - mean) ** 2)) / gaps.length)
    const paid = total(bought.map((row) => row.quantity * row.price))
    const back = -total(own.filter((row) => row.quantity < 0).map((row) => row.quantity * row.price))
    const priced = bought.filter((row) => row.price > 0)
    found.set(customer, {
      interpurchase: mean,
      regularity: gaps.length < 2 ? Number.NaN : spread / mean,
      overdue: Math.max(asOfDay - last - mean, 0),
      basketSize: total(bought.map((row) => row.quantity)) / orders.length,
      returnRate: back === 0 ? 0 : Math.min(back / paid, 1),
      breadth: new Set(bought.map((row) => row.product)).size,
      categoryShare: mainShare(bought.map((row) => row.category)),
      channelShare: mainShare(bought.map((row) => row.channel)),
      discountShare: priced.filter((row) => row.price * 100 <= usual.get(row.product)! * 95).length / priced.length,
    })
  }
  return found
}

function usualPrices(rows: readonly Row[]): Map<string, number> {
  const sold = rows.filter((row) => row.quantity >= 0 && row.price > 0)
  const byProduct = groupBy(sold, (row) => row.product)
  return new Map(
    [...byProduct].map(([product, lines]) => {
      const prices = lines.map((row) => row.price).sort((a, b) => a - b)
      return [product, prices[Math.ceil(prices.length / 2) - 1]!]
    }),
  )
}

function mainShare(names: readonly string[]): number {
  const known = names.filter((name) => name !== '')
  const counts = [...groupBy(known, (name) => name).values()].map((same) => same.length)
  return known.length === 0 ? Number.NaN : Math.max(...counts) / known.length
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
