/** One class per kind of remedy. Messages are lower-case, show the value found, then the next step after a semicolon. */
export abstract class ClienteleError extends Error {
  abstract readonly code: string
  /** The exit code that the command line ends with. */
  abstract readonly exitCode: 1 | 2
}

/** An option or argument is wrong: fix the call. */
export class OptionError extends ClienteleError {
  readonly code = 'option'
  readonly exitCode = 2
}

/** The data cannot be used: fix or describe the source. */
export class SourceError extends ClienteleError {
  readonly code = 'source'
  readonly exitCode = 1
}

/** A matrix or vector has the wrong shape or holds what is no finite number: fix the caller. */
export class ShapeError extends ClienteleError {
  readonly code = 'shape'
  readonly exitCode = 1
}

/** The result folder or an earlier run is in the way: look at the folder. */
export class StateError extends ClienteleError {
  readonly code = 'state'
  readonly exitCode = 1
}

/** The engine refused a statement: `sql` holds the statement, `cause` the engine's own error. */
export class QueryError extends ClienteleError {
  readonly code = 'query'
  readonly exitCode = 1
  readonly sql: string
  constructor(message: string, sql: string, cause: unknown) {
    super(message, { cause })
    this.sql = sql
  }
}
