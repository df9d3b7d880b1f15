import type { EChartsCoreOption } from 'echarts/core'
import type { CustomerOrders } from '../../../api/customers.ts'
import { formatDate, formatMoney } from '../../../report/format.ts'

/** Orders along time: one needle each, as high as its revenue; without amounts all of one height. */
export function ordersOption(
  { orders }: CustomerOrders,
  { asOf, currency, fill }: { readonly asOf: string; readonly currency: string | null; readonly fill: string },
): EChartsCoreOption {
  const priced = orders.some(({ revenue }) => revenue !== null)
  const data = orders.map(({ at, revenue }) => [at, priced ? Number(revenue ?? 0) : 1])
  const axis = { axisLabel: { color: 'var(--ink2)', fontSize: 12 }, axisTick: { show: false } }
  return {
    animation: false,
    grid: { left: priced ? 56 : 8, right: 16, top: 8, bottom: 28 },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      backgroundColor: 'var(--bg)',
      borderColor: 'var(--ctl)',
      textStyle: { color: 'var(--ink)', fontSize: 12 },
      formatter: ({ value }: { value: [string, number] }) =>
        `${formatDate(value[0])}${priced ? `: ${formatMoney(value[1], currency)}` : ''}`,
    },
    xAxis: {
      type: 'time',
      max: asOf,
      ...axis,
      axisLine: { lineStyle: { color: 'var(--ctl)' } },
      splitLine: { show: false },
      axisLabel: {
        ...axis.axisLabel,
        hideOverlap: true,
        formatter: { year: '{yyyy}', month: '{MMM}', day: '{d} {MMM}' },
      },
      splitNumber: 4,
    },
    yAxis: {
      type: 'value',
      show: priced,
      splitNumber: 3,
      ...axis,
      splitLine: { lineStyle: { color: 'var(--line)' } },
      axisLabel: {
        ...axis.axisLabel,
        formatter: (value: number) => (value === 0 ? '0' : formatMoney(value, currency)),
      },
    },
    series: [{ type: 'bar', barWidth: 4, barMinHeight: 2, itemStyle: { color: fill }, data }],
  }
}
