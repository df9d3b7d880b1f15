/** The body of every answer that is not 2xx. */
export interface Failure {
  readonly error: {
    /** Stable, for programs: `not-found`, `bad-request`, `too-large`, `forbidden`, `unusable-data`, `internal`. */
    readonly code: string
    /** What was found, and after a semicolon what to do. */
    readonly message: string
  }
}
