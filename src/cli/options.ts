import { FEATURES } from '../features/feature-names.ts'

/** One option of the command line; the help text is made from these. */
export interface CliOption {
  readonly name: string
  /** How the value is shown in the help; none for a switch. */
  readonly value?: string
  readonly help: string
  readonly repeatable?: boolean
  /** Whether one value may be several with commas between them. */
  readonly commas?: boolean
}

/** Options that stand under one heading of the help. */
export interface OptionGroup {
  readonly title: string
  readonly options: readonly CliOption[]
}

/** The group without some of its options. */
export function without({ title, options }: OptionGroup, ...names: readonly string[]): OptionGroup {
  return { title, options: options.filter(({ name }) => !names.includes(name)) }
}

export const READING: OptionGroup = {
  title: 'Reading',
  options: [
    {
      name: 'config',
      value: 'FILE',
      help: 'options kept in a file (clientele.yaml, without a SOURCE)',
    },
    {
      name: 'columns',
      value: 'role=name,...',
      help: 'which column plays which role (guessed)',
      repeatable: true,
      commas: true,
    },
    { name: 'date-format', value: 'FORMAT', help: 'such as "%m/%d/%Y %H:%M", DD.MM.YYYY or day-first (detected)' },
    { name: 'decimal', value: ', or .', help: 'decimal sign of numbers (detected)' },
    { name: 'encoding', value: 'NAME', help: 'such as windows-1252 (detected)' },
    { name: 'delimiter', value: 'CHAR', help: 'such as ";" or tab (detected)' },
    { name: 'sheet', value: 'NAME', help: 'sheet of a workbook (all with the same columns)', repeatable: true },
    { name: 'table', value: 'NAME', help: 'table of a database (the only one)' },
    { name: 'query', value: 'SQL', help: 'what to read from a database, in the place of a table' },
    { name: 'timezone', value: 'NAME', help: 'zone for times that carry an offset' },
    { name: 'ids', value: 'exact|trim|fold', help: 'which ids are one customer (exact)' },
    {
      name: 'rates',
      value: 'CODE=RATE,...',
      help: 'what currencies are worth in the one with rate 1',
      repeatable: true,
      commas: true,
    },
    { name: 'exclude', value: 'column=value', help: 'rows to leave out', repeatable: true },
    { name: 'where', value: 'column=value', help: 'rows to work on', repeatable: true },
    { name: 'keep', value: 'LIST', help: 'columns to carry along to customers.csv', repeatable: true, commas: true },
  ],
}

export const COUNTING: OptionGroup = {
  title: 'Counting',
  options: [
    { name: 'as-of', value: 'DATE', help: 'day recency is counted from (day after the last)' },
    { name: 'since', value: 'DATE', help: 'first day of the window' },
    { name: 'orders', value: 'id|date|row', help: 'what counts as one order (id, else date)' },
    { name: 'amounts', value: 'line|order', help: 'what an amount is of; the total of an order counts once (line)' },
    { name: 'refunds', value: 'net|drop|match', help: 'what returned rows do (net)' },
    { name: 'duplicates', value: 'keep|drop', help: 'exact copies of a row (keep)' },
    { name: 'deduplicate', value: 'files', help: 'counts rows once that stand in several files' },
  ],
}

export const SCORING: OptionGroup = {
  title: 'Scores and rules',
  options: [
    { name: 'bins', value: 'N', help: 'score bins, 2 to 10 (5)' },
    { name: 'scoring', value: 'METHOD', help: 'quantile, nested, fixed, jenks, rfm-r (quantile)' },
    { name: 'map', value: 'NAME|FILE', help: 'rule map (house)' },
  ],
}

export const SEED: CliOption = { name: 'seed', value: 'N', help: 'of everything drawn by chance (42)' }

export const CLUSTERING: OptionGroup = {
  title: 'Clusters',
  options: [
    {
      name: 'features',
      value: 'LIST',
      help: `${FEATURES.join(', ')} (the first three)`,
      repeatable: true,
      commas: true,
    },
    { name: 'transform', value: 'KIND', help: 'log1p, log, yeo-johnson, rank, none (log1p)' },
    { name: 'scale', value: 'KIND', help: 'standard, robust, none (standard)' },
    { name: 'winsorise', value: 'P', help: 'clip this share at both ends (none)' },
    { name: 'method', value: 'NAME', help: 'k-means, ward, average, complete, single, gmm, dbscan, hdbscan (k-means)' },
    { name: 'k', value: 'auto|N|A..B', help: 'number of clusters (auto: 2..8)' },
    { name: 'choose-k', value: 'HOW', help: 'consensus, stability, elbow, silhouette (consensus)' },
    { name: 'eps', value: 'R', help: 'dbscan: radius in scaled features (knee of the k-distances)' },
    { name: 'min-samples', value: 'N', help: 'dbscan, hdbscan: customers that make a place dense' },
    { name: 'min-cluster-size', value: 'N', help: 'hdbscan: fewest customers of a cluster (1%, at least 5)' },
    SEED,
  ],
}

export const WRITING: OptionGroup = {
  title: 'Result',
  options: [
    outOf('clientele-out'),
    { name: 'max-rejected', value: 'SHARE', help: 'exit 3 when more rows than this are set aside' },
    { name: 'pseudonymise', help: 'replace customer ids by a keyed hash' },
    { name: 'raw-text', help: 'do not neutralise spreadsheet formulas' },
  ],
}

export const RUNNING: OptionGroup = {
  title: 'Running',
  options: [
    { name: 'memory', value: 'SIZE', help: 'such as 2GB (detected, at most 750MB)' },
    { name: 'threads', value: 'N', help: 'threads to compute with (detected)' },
    { name: 'json', help: 'the summary as JSON on standard output' },
    { name: 'quiet', help: 'no progress' },
    { name: 'help', help: 'this text' },
  ],
}

/** For results that hold no customers: only what is found may name one. */
export const NO_IDS: CliOption = { name: 'pseudonymise', help: 'leave customer ids out of what is written' }

export const ADD_VALUES: CliOption = { name: 'clv', help: 'add expected orders and value to customers.csv' }

export const MODEL: CliOption = { name: 'model', value: 'NAME', help: 'bg-nbd, mbg-nbd, pareto-nbd (mbg-nbd)' }

/** The folder that a command writes unless told otherwise. */
export function outOf(folder: string): CliOption {
  return { name: 'out', value: 'DIR', help: `result folder (${folder})` }
}
