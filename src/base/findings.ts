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
  readonly message: string
}
