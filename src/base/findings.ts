/** `info`: good to know; `warning`: may change what is read from the result; `serious`: look before using it. */
export type Severity = 'info' | 'warning' | 'serious'

/**
 * Something about the data or the result that a reader should know and that stops nothing.
 * `count` is in rows or customers, as the message says; `example` is one case of it, as text.
 */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly count?: number
  readonly example?: string
  /** Ids of customers that the message names, in double quotes there; the example then names one, too. */
  readonly customers?: readonly string[]
  readonly message: string
}
