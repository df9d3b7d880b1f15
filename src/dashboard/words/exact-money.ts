import { formatMoney, none } from '../../report/format.ts'

/** Exact decimal text to the cent, grouped: `£280,206.02`; only cut where the text has more than two decimals and rounded there. */
export function exactMoney(amount: string | null, currency: string | null): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount ?? '')
  if (!match) return none
  const cents = roundedCents(match[2]!, match[3] ?? '')
  const whole = cents.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  const zero = /^0+$/.test(cents)
  const symbol = formatMoney(0, currency).slice(0, -1)
  return `${match[1] !== '' && !zero ? '−' : ''}${symbol}${whole}.${cents.slice(-2)}`
}

/** Digits of the amount in hundredths, half away from zero. */
function roundedCents(whole: string, decimals: string): string {
  const cents = BigInt(whole + decimals.padEnd(2, '0').slice(0, 2))
  const up = (decimals[2] ?? '0') >= '5' ? 1n : 0n
  return String(cents + up).padStart(3, '0')
}
