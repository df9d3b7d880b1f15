/** An answer of the server that is not what was asked for: what was found, and after a semicolon what to do. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure'
  readonly code: string
  /** 0 when nobody answered. */
  readonly status: number

  constructor(code: string, message: string, status: number) {
    super(message)
    this.code = code
    this.status = status
  }
}
