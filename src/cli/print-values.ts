import { parameterNames, parametersOf } from '../clv/order-model.ts'
import { sum } from '../numeric/sum.ts'
import type { ForecastName } from '../pipeline/hold-back.ts'
import type { LifetimeValue } from '../pipeline/lifetime-value.ts'
import type { CustomerValues } from '../pipeline/value-customers.ts'
import { findingLines } from './print-summary.ts'
import { showCount, showMoney, showShare } from './show-value.ts'
import { terminalTable, wrap } from './terminal-table.ts'

const WIDTH = 80

/** A lifetime value in at most 80 columns: the model, the customers by rank, the test on the past, the findings. */
export function printValues(result: LifetimeValue, folder: string): string {
  const { values } = result
  return [
    `${showCount(result.customers)} customers, ${showCount(result.orders)} orders, counted to ${result.asOf}`,
    modelLines(values),
    values.totals === null ? '' : `\n${rankTable(values)}`,
    heldBackTable(values),
    findingLines(result),
    `\nWritten to ${folder}: clv.csv, clv.json, rejects.csv`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function modelLines({ kind, fit, totals, horizonDays, discountRate }: CustomerValues): string {
  if (fit === null || totals === null) return ''
  const parameters = parameterNames(kind).map((name, i) => `${name} ${parametersOf(fit.model)[i]!.toPrecision(4)}`)
  const worth =
    totals.value === null ? '' : `, worth ${showMoney(totals.value)} today at ${showShare(discountRate)} a year`
  const orders = `${showRounded(totals.orders)} purchase days (95%: ${showRounded(totals.ordersLow)} to ${showRounded(totals.ordersHigh)})`
  return [
    wrap(`Model: ${kind}, ${parameters.join(', ')}; time in days`, WIDTH, '  '),
    wrap(`Next ${showCount(horizonDays)} days: ${orders}${worth}`, WIDTH, '  '),
  ].join('\n')
}

const BANDS = [
  ['Top 1%', 0.01],
  ['Next 4%', 0.05],
  ['Next 15%', 0.2],
  ['Next 30%', 0.5],
  ['Other 50%', 1],
] as const

/** Customers by rank of expected value, of expected orders where there is no money. */
function rankTable({ columns, totals }: CustomerValues): string {
  const { expectedOrders, expectedValue, probabilityAlive } = columns
  const hasValue = totals?.value != null
  const by = hasValue ? expectedValue : expectedOrders
  const ranked = Array.from(by.keys()).sort((i, j) => by[j]! - by[i]! || i - j)
  let done = 0
  const rows = BANDS.map(([name, upTo]) => {
    const band = ranked.slice(done, Math.round(upTo * ranked.length))
    done += band.length
    const total = (column: Float64Array): number => sum(band.map((i) => column[i]!))
    return [
      name,
      showCount(band.length),
      showRounded(total(expectedOrders)),
      band.length === 0 ? '–' : showShare(total(probabilityAlive) / band.length),
      ...(hasValue ? [showMoney(total(expectedValue)), showShare(total(expectedValue) / totals.value!)] : []),
    ]
  })
  const money = [
    { title: 'Value', right: true },
    { title: 'Share', right: true },
  ]
  const head = [
    { title: hasValue ? 'By expected value' : 'By expected orders' },
    ...NUMBERS,
    ...(hasValue ? money : []),
  ]
  return terminalTable(head, rows)
}

const NUMBERS = [
  { title: 'Customers', right: true },
  { title: 'Orders', right: true },
  { title: 'Alive', right: true },
]

const NAMES: Readonly<Record<ForecastName, string>> = {
  model: 'Model',
  'own-pace': 'Everybody keeps their pace',
  nobody: 'Nobody comes back',
}

/** How the model would have done on the last third of the log, beside forecasts that need no model. */
function heldBackTable({ heldBack }: CustomerValues): string {
  if (heldBack === null || heldBack.actual === 0) return ''
  const rows = heldBack.forecasts.map(({ name, total, meanAbsoluteError, topFifthShare }) => [
    NAMES[name],
    showRounded(total),
    meanAbsoluteError.toFixed(3),
    name === 'nobody' ? '–' : showShare(topFifthShare),
  ])
  const columns = [
    { title: 'Forecast' },
    { title: 'Orders', right: true },
    { title: 'Mean miss', right: true },
    { title: 'Top fifth holds', right: true },
  ]
  const came = `Tested on ${heldBack.cut} to ${heldBack.until}: ${showCount(heldBack.customers)} customers made ${showCount(heldBack.actual)} purchase days.`
  return `\n${wrap(came, WIDTH)}\n${terminalTable(columns, rows)}`
}

/** A count that is no whole number. */
function showRounded(value: number): string {
  return value < 10 ? value.toFixed(1) : showCount(Math.round(value))
}
