import { EXPORT_FORMATS, MEASURES, SORTS } from '../api/customers.ts'

/** One route as it is documented: what it takes and what it gives. Types are those of `src/api/`, by name. */
export interface RouteEntry {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `{name}` for the parts that vary. */
  readonly path: string
  readonly summary: string
  readonly query?: Readonly<Record<string, QueryWord>>
  /** Name of a schema in `requests.ts`, or the bytes of a file. */
  readonly body?: 'newDraft' | 'draftOptions' | 'newRun' | 'newVariant' | 'file'
  /** By status: the name of a type, `Type[]`, `file` or `events`. */
  readonly answers: Readonly<Record<number, string>>
}

export interface QueryWord {
  readonly text: string
  readonly values?: readonly string[]
  readonly repeatable?: true
  readonly required?: true
}

const MEASURE_RANGES = Object.fromEntries(
  MEASURES.map((measure) => [measure, { text: '`from..to`, both inclusive, either may be left out' }]),
)

/** The words of a filter. */
const FILTER: Readonly<Record<string, QueryWord>> = {
  segment: { text: 'slug of a segment', repeatable: true },
  rule: { text: 'name of a rule segment', repeatable: true },
  q: { text: 'part of the customer id, in either case' },
  ...MEASURE_RANGES,
  x: { text: 'measure of the polygon across', values: MEASURES },
  y: { text: 'measure of the polygon upwards', values: MEASURES },
  polygon: { text: 'corners as `x,y;x,y;x,y`, 3 to 200' },
}

export const ROUTES: readonly RouteEntry[] = [
  { method: 'get', path: '/api/runs', summary: 'all runs, newest first', answers: { 200: 'RunCard[]' } },
  { method: 'get', path: '/api/runs/{run}', summary: 'one run with its report', answers: { 200: 'RunView' } },
  {
    ...{ method: 'post', path: '/api/runs/{run}/variants', body: 'newVariant' },
    summary: 'the run again with other settings; over at once where that run is there',
    answers: { 202: 'JobView' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/customers' },
    summary: 'a page of the customers of a filter',
    query: {
      ...FILTER,
      sort: {
        text: 'what to sort by, with `-` in front for the highest first',
        values: SORTS.flatMap((s) => [s, `-${s}`]),
      },
      offset: { text: 'customers to pass over (0)' },
      limit: { text: 'customers of the page, 1 to 1000 (100)' },
    },
    answers: { 200: 'CustomerPage' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/selection', query: FILTER },
    summary: 'who the customers of a filter are',
    answers: { 200: 'SelectionView' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/density' },
    summary: 'all customers counted in the cells of a grid',
    query: {
      x: { text: 'measure across (recency)', values: MEASURES },
      y: { text: 'measure upwards (revenue)', values: MEASURES },
      columns: { text: '2 to 300 (180)' },
      rows: { text: '2 to 300 (120)' },
    },
    answers: { 200: 'DensityView' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/segments/{slug}' },
    summary: 'one segment',
    answers: { 200: 'SegmentView' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/customers/{id}' },
    summary: 'one customer, and why they are where they are',
    answers: { 200: 'CustomerView' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/customers/{id}/orders' },
    summary: 'the orders of a customer; 202 where the sources have to be read first',
    answers: { 200: 'CustomerOrders', 202: 'JobView' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/export' },
    summary: 'the customers of a filter as a file',
    query: { format: { text: 'form of the file (csv)', values: EXPORT_FORMATS }, ...FILTER },
    answers: { 200: 'file' },
  },
  {
    ...{ method: 'get', path: '/api/runs/{run}/files/{name}' },
    summary: 'a file of the result folder, such as report.html',
    answers: { 200: 'file' },
  },
  {
    ...{ method: 'get', path: '/api/comparisons' },
    summary: 'who is where in two runs',
    query: { from: { text: 'the run before', required: true }, to: { text: 'the run now', required: true } },
    answers: { 200: 'ComparisonView' },
  },
  {
    ...{ method: 'post', path: '/api/uploads', body: 'file' },
    summary: 'takes a file, as the body',
    query: { name: { text: 'its name' } },
    answers: { 201: 'Upload' },
  },
  {
    ...{ method: 'post', path: '/api/drafts', body: 'newDraft' },
    summary: 'looks at uploaded files: what would be read of them',
    answers: { 201: 'DraftView' },
  },
  { method: 'get', path: '/api/drafts/{draft}', summary: 'a draft', answers: { 200: 'DraftView' } },
  {
    ...{ method: 'put', path: '/api/drafts/{draft}', body: 'draftOptions' },
    summary: 'reads a draft otherwise',
    answers: { 200: 'DraftView' },
  },
  {
    ...{ method: 'post', path: '/api/drafts/{draft}/run', body: 'newRun' },
    summary: 'makes a run of a draft',
    answers: { 202: 'JobView' },
  },
  { method: 'get', path: '/api/jobs/{job}', summary: 'how far a job is', answers: { 200: 'JobView' } },
  { method: 'delete', path: '/api/jobs/{job}', summary: 'cancels a job', answers: { 200: 'JobView' } },
  {
    ...{ method: 'get', path: '/api/jobs/{job}/events' },
    summary: 'a job as server-sent events, whole each time, until it is over',
    answers: { 200: 'events' },
  },
  { method: 'get', path: '/api/openapi.json', summary: 'this description (OpenAPI 3.1)', answers: { 200: 'file' } },
]
