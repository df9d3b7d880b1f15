import { parameterNames, parametersOf } from '../clv/order-model.ts'
import type { ForecastName } from '../pipeline/hold-back.ts'
import type { LifetimeValue } from '../pipeline/lifetime-value.ts'
import { reportValues } from '../pipeline/report-values.ts'
import { valueBands } from '../pipeline/value-bands.ts'
import type { CustomerValues } from '../pipeline/value-customers.ts'
import { findingLines } from './print-summary.ts'
import { showCount, showMoney, showRounded, showShare } from './show-value.ts'
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
    `\nWritten to ${folder}: clv.html, clv.csv, clv.json, rejects.csv`,
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

/** Customers by rank of expected value, of expected orders where there is no money. */
function rankTable(values: CustomerValues): string {
  const { groups, groupedBy, totals, isCertain } = reportValues(values, valueBands(values))
  const all = totals?.value ?? null
  const rows = groups.map(({ name, customers, orders, alive, value }) => [
    name,
    showCount(customers),
    showRounded(orders),
    ...(isCertain ? [customers === 0 ? '–' : showShare(alive)] : []),
    ...(all === null ? [] : [showMoney(value), showShare(all > 0 && value !== null ? value / all : null)]),
  ])
  const money = [
    { title: 'Value', right: true },
    { title: 'Share', right: true },
  ]
  return terminalTable(
    [
      { title: `By ${groupedBy}` },
      ...NUMBERS,
      ...(isCertain ? [{ title: 'Alive', right: true }] : []),
      ...(all === null ? [] : money),
    ],
    rows,
  )
}

const NUMBERS = [
  { title: 'Customers', right: true },
  { title: 'Orders', right: true },
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
