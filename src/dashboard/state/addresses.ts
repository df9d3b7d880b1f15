/** Every address of the page. What a screen shows follows from its address alone. */
export const addresses = {
  start: () => '/',
  columns: (draft: string) => `/new/${part(draft)}`,
  progress: (draft: string, job: string) => `/new/${part(draft)}/run?job=${part(job)}`,
  overview: (run: string, before?: string | null) => `/r/${part(run)}${since(before)}`,
  segment: (run: string, slug: string) => `/r/${part(run)}/s/${part(slug)}`,
  customers: (run: string, query = '') => `/r/${part(run)}/customers${query && `?${query}`}`,
  customer: (run: string, id: string) => `/r/${part(run)}/c/${part(id)}`,
  explore: (run: string, query = '') => `/r/${part(run)}/explore${query && `?${query}`}`,
  whyK: (run: string, before?: string | null) => `/r/${part(run)}/k${since(before)}`,
  data: (run: string) => `/r/${part(run)}/data`,
  definitions: (run: string) => `/r/${part(run)}/definitions`,
  compare: (from: string, to: string) => `/r/${part(from)}/vs/${part(to)}`,
} as const

const part = encodeURIComponent

/** The run that this one is held against. */
function since(before: string | null | undefined): string {
  return before ? `?before=${part(before)}` : ''
}
