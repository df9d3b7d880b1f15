/** What a key holds: one value, several, a column for each role, values for columns, or true or false. */
export type ConfigShape = 'text' | 'list' | 'roles' | 'values' | 'switch'

/** One key of a config file; an option of the command line under its own name. */
export interface ConfigKey {
  readonly name: string
  readonly shape: ConfigShape
  /** What stands behind the key where it is off, as YAML. */
  readonly shown: string
  /** Whether `shown` is what holds anyway; else it is an example. */
  readonly isDefault: boolean
  readonly help: string
}

export interface ConfigSection {
  readonly title: string
  readonly keys: readonly ConfigKey[]
}

function usual(name: string, shown: string, help: string, shape: ConfigShape = 'text'): ConfigKey {
  return { name, shape, shown, isDefault: true, help }
}

function example(name: string, shown: string, help: string, shape: ConfigShape = 'text'): ConfigKey {
  return { name, shape, shown, isDefault: false, help }
}

/** All keys beside `sources`, in the order in which a file shows them. */
export const CONFIG_SECTIONS: readonly ConfigSection[] = [
  {
    title: 'Which column plays which role',
    keys: [example('columns', '{customerId: Client}', 'which column plays which role', 'roles')],
  },
  {
    title: 'How it is written',
    keys: [
      example('encoding', 'windows-1252', 'how letters beyond English ones are stored'),
      example('delimiter', '";"', 'what separates cells: one character, or tab'),
      example('date-format', '"%d.%m.%Y"', 'or only day-first, month-first, year-first'),
      example('decimal', '","', 'the decimal sign; the other one parts thousands'),
      example('timezone', 'Europe/Paris', 'zone for times that carry an offset'),
      usual('ids', 'exact', 'which ids are one customer: exact, trim or fold'),
      example('rates', '{EUR: 1, USD: 0.92}', 'what currencies are worth in the one with rate 1', 'values'),
      example('sheet', '[Orders]', 'sheets of a workbook', 'list'),
      example('table', 'orders', 'table or view of a database'),
      example('query', '"SELECT * FROM orders"', 'rows of a database, in the place of a table'),
    ],
  },
  {
    title: 'Which rows are looked at, and what else is handed on',
    keys: [
      example('where', '{Country: France}', 'only these rows; others are set aside', 'values'),
      example('exclude', '{Customer: test}', 'rows to set aside', 'values'),
      example('keep', '[Country]', 'columns to carry along to customers.csv', 'list'),
    ],
  },
  {
    title: 'What counts',
    keys: [
      example('orders', 'date', 'what one order is: id, date (one a day), row'),
      usual('amounts', 'line', 'or order: the total of an order counts once'),
      usual('refunds', 'net', 'returned rows: net lowers revenue; or drop, match'),
      usual('duplicates', 'keep', 'exact copies of a row: keep or drop'),
      example('deduplicate', 'files', 'rows that stand in several files count once'),
      example('since', '2024-01-01', 'first day that counts'),
      example('as-of', '2025-12-31', 'day to which days are counted'),
    ],
  },
  {
    title: 'Scores and segments by rules',
    keys: [
      usual('scoring', 'quantile', 'or nested, fixed, jenks, rfm-r'),
      usual('bins', '5', 'scores run from 1 to this; 2 to 10'),
      usual('map', 'house', 'rule map: its name, or a YAML file of your own'),
    ],
  },
  {
    title: 'Segments by clusters',
    keys: [
      usual('features', '[recency, frequency, monetary]', 'also tenure, breadth and others', 'list'),
      usual('transform', 'log1p', 'comes first; or log, yeo-johnson, rank, none'),
      usual('scale', 'standard', 'makes features comparable; or robust, none'),
      example('winsorise', '0.01', 'clips this share at both ends; off: none'),
      usual('method', 'k-means', 'or ward, average, complete, single, gmm, (h)dbscan'),
      usual('k', 'auto', 'number of clusters: auto is 2..8; or 5, or 3..6'),
      usual('choose-k', 'consensus', 'who chooses k; or stability, elbow, silhouette'),
      example('eps', '0.3', 'dbscan: radius; off: knee of the k-distances'),
      example('min-samples', '10', 'dbscan, hdbscan: customers of a dense place'),
      example('min-cluster-size', '50', 'hdbscan: fewest customers of a cluster'),
      usual('seed', '42', 'everything drawn by chance follows from it'),
    ],
  },
  {
    title: 'Results',
    keys: [
      usual('clv', 'false', 'true adds expected orders and value', 'switch'),
      example('max-rejected', '0.05', 'exit code 3 when more rows are set aside'),
      usual('pseudonymise', 'false', 'true replaces customer ids by a keyed hash', 'switch'),
      usual('raw-text', 'false', 'true leaves cells that spreadsheets would run', 'switch'),
    ],
  },
]

export const CONFIG_KEYS: readonly ConfigKey[] = CONFIG_SECTIONS.flatMap(({ keys }) => keys)

/** What each role is, for the people who read a file. */
export const ROLE_HELP = {
  customerId: 'who buys',
  orderId: 'rows of one id are one order',
  orderedAt: 'when',
  quantity: 'pieces; below 0 for returns',
  unitPrice: 'price of one piece',
  amount: 'money of the row; goes before quantity and price',
  product: 'pairs returns with sales, under refunds: match',
  category: 'feature categoryShare',
  channel: 'feature channelShare',
  currency: 'must be one and the same',
  status: 'rows that it calls cancelled are returns',
  lastOrderAt: 'one row per customer: the last order',
  recencyDays: 'or the days since',
  orderCount: 'one row per customer: how many orders',
  revenue: 'one row per customer: money spent',
} as const

const QUESTION = 'it asks one question, and the next call may ask another'
const MACHINE = 'it is about the machine, not about the shop'
const TALK = 'it is about what one call prints'

/** Options that have no key, and why. */
export const COMMAND_LINE_ONLY: Readonly<Record<string, string>> = {
  config: 'a file cannot name another one',
  out: 'each command has a folder of its own',
  force: 'replacing a file is decided each time',
  memory: MACHINE,
  threads: MACHINE,
  work: MACHINE,
  port: MACHINE,
  host: MACHINE,
  open: MACHINE,
  'max-upload': MACHINE,
  json: TALK,
  quiet: TALK,
  help: TALK,
  run: QUESTION,
  cut: QUESTION,
  horizon: QUESTION,
  'try-features': QUESTION,
  at: QUESTION,
  window: QUESTION,
  by: QUESTION,
  every: QUESTION,
  from: QUESTION,
  to: QUESTION,
  'fit-at': QUESTION,
  refit: QUESTION,
  model: QUESTION,
  discount: QUESTION,
  customers: 'it is about the made-up shop of demo',
  rows: 'it is about the made-up shop of demo',
}
