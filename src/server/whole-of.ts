import { RequestError } from './request-error.ts'

/** A whole number in the query of an address. @throws RequestError when it is none within the bounds. */
export function wholeOf(
  words: URLSearchParams,
  name: string,
  { usual, from, to }: { readonly usual: number; readonly from: number; readonly to: number },
): number {
  const text = words.get(name)
  if (text === null) return usual
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  throw new RequestError('bad-request', `${name}=${text} is no whole number from ${from} to ${to}; give one`)
}
