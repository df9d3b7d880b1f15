import { type CustomerFilter, SORTS, type Sort } from '../../api/customers.ts'
import { filterFromWords, filterToWords } from '../../api/filter-words.ts'

/** What the list of customers shows. */
export interface CustomerQuery extends CustomerFilter {
  readonly sort?: { readonly by: Sort; readonly descending: boolean }
}

/** The query string of a filter, as pages and the server's routes have it; an empty one is ''. */
export function toQueryString(query: CustomerQuery): string {
  const words = filterToWords(query)
  if (query.sort) words.set('sort', `${query.sort.descending ? '-' : ''}${query.sort.by}`)
  return words.toString().replaceAll('%2C', ',').replaceAll('%3B', ';')
}

/** The filter of a query string; what is no filter, or a broken one, is left out. */
export function fromQueryString(text: string): CustomerQuery {
  const words = new URLSearchParams(text)
  const sort = toSort(words.get('sort'))
  return { ...filterFromWords(words, 'leave out'), ...(sort && { sort }) }
}

function toSort(text: string | null): { by: Sort; descending: boolean } | null {
  const descending = text?.startsWith('-') ?? false
  const by = SORTS.find((sort) => sort === (descending ? text!.slice(1) : text))
  return by ? { by, descending } : null
}
