import { useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type CustomerQuery, fromQueryString, toQueryString } from '../state/customer-query.ts'

export interface QueryInAddress {
  readonly query: CustomerQuery
  /** Words of the address that belong to the screen alone. */
  readonly words: URLSearchParams
  /** Goes to the same screen with another query; `replace` makes no entry in the history. */
  readonly show: (
    query: CustomerQuery,
    more?: Readonly<Record<string, string | null>>,
    how?: { readonly replace: boolean },
  ) => void
}

/** What the address of this screen asks for. The address is the only place where it is kept. */
export function useCustomerQuery(): QueryInAddress {
  const { url, path, route } = useLocation()
  const text = url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''
  return useMemo(
    () => ({
      query: fromQueryString(text),
      words: new URLSearchParams(text),
      show: (query, more = {}, { replace } = { replace: false }) => {
        const own = new URLSearchParams()
        for (const [name, value] of Object.entries(more)) if (value !== null && value !== '') own.set(name, value)
        const words = [toQueryString(query), own.toString()].filter((part) => part !== '').join('&')
        const next = words === '' ? path : `${path}?${words}`
        if (next !== url) route(next, replace)
      },
    }),
    [text, path, url, route],
  )
}
