/** Why a request cannot be answered, as its sender reads it. */
export class RequestError extends Error {
  readonly code: string

  /** `code` decides the status of the answer. */
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const STATUS = {
  'bad-request': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'no-history': 409,
  frozen: 409,
  'too-large': 413,
  'unusable-data': 422,
  internal: 500,
  'engine-ended': 503,
  'out-of-memory': 503,
  'disk-full': 507,
} as const

/** The status of an answer by its code; 500 for codes that are not known. */
export function statusOf(code: string): (typeof STATUS)[keyof typeof STATUS] {
  return code in STATUS ? STATUS[code as keyof typeof STATUS] : 500
}
