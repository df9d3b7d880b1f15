import type { Option } from './select.tsx'

/** The options of a select from names by value, in their order. */
export function wordOptions<T extends string>(words: Readonly<Record<T, string>>): Option<T>[] {
  return (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }))
}
