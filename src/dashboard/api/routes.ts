import type { ExportFormat } from '../../api/customers.ts'

/** The addresses of the server, as src/api has them. */
export const routes = {
  runs: () => '/api/runs',
  run: (run: string) => `/api/runs/${part(run)}`,
  variants: (run: string) => `/api/runs/${part(run)}/variants`,
  segment: (run: string, slug: string) => `/api/runs/${part(run)}/segments/${part(slug)}`,
  customers: (run: string, query: string) => `/api/runs/${part(run)}/customers?${query}`,
  customer: (run: string, id: string) => `/api/runs/${part(run)}/customers/${part(id)}`,
  orders: (run: string, id: string) => `/api/runs/${part(run)}/customers/${part(id)}/orders`,
  selection: (run: string, query: string) => `/api/runs/${part(run)}/selection?${query}`,
  density: (run: string, query: string) => `/api/runs/${part(run)}/density?${query}`,
  exported: (run: string, format: ExportFormat, query = '') =>
    `/api/runs/${part(run)}/export?format=${format}${query && `&${query}`}`,
  comparison: (from: string, to: string) => `/api/comparisons?from=${part(from)}&to=${part(to)}`,
  uploads: (name: string) => `/api/uploads?name=${part(name)}`,
  drafts: () => '/api/drafts',
  draft: (draft: string) => `/api/drafts/${part(draft)}`,
  draftRun: (draft: string) => `/api/drafts/${part(draft)}/run`,
  job: (job: string) => `/api/jobs/${part(job)}`,
} as const

const part = encodeURIComponent
