export type DecimalSign = '.' | ','

/** How the numbers of a column are written. */
export interface NumberForm {
  readonly decimal: DecimalSign
  /** Signs between thousands occur. */
  readonly grouped: boolean
  /** More than digits, a sign in front and a decimal sign: currencies, parentheses, percent, a sign behind. */
  readonly adorned: boolean
  /** Currency signs and codes in the cells, in lower case. */
  readonly currencies: readonly string[]
}

/** The plain form, which the engine reads as it is. */
export const PLAIN_NUMBERS: NumberForm = { decimal: '.', grouped: false, adorned: false, currencies: [] }

/** Whether the engine reads numbers of this form as they are. */
export function isPlain({ decimal, grouped, adorned }: NumberForm): boolean {
  return decimal === '.' && !grouped && !adorned
}
