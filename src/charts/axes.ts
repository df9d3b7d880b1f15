import type { Axis, AxisLabel } from './option/axis.ts'

const label: AxisLabel = { color: 'var(--ink2)', fontSize: 12 }

/** At most about four ticks, with hairlines across the plot and no line of its own. */
export function valueAxis(formatter: (value: number) => string, more: Partial<Axis> = {}): Axis {
  return {
    type: 'value',
    splitNumber: 2,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { ...label, formatter },
    splitLine: { show: true, lineStyle: { color: 'var(--line)' } },
    ...more,
  }
}

/** Named places along a line at zero; every name is shown. */
export function categoryAxis(data: NonNullable<Axis['data']>, more: Partial<Axis> = {}): Axis {
  return {
    type: 'category',
    data,
    axisLine: { show: true, lineStyle: { color: 'var(--ctl)' } },
    axisTick: { show: false },
    axisLabel: { ...label, interval: 0 },
    ...more,
  }
}

/** An axis that places things and is not seen. */
export function hiddenAxis(type: Axis['type'], more: Partial<Axis> = {}): Axis {
  return {
    type,
    show: false,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
    ...more,
  }
}

/** Labels of an axis, changed in some respect. */
export function axisLabel(more: AxisLabel): AxisLabel {
  return { ...label, ...more }
}
