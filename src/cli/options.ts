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

const READING: readonly CliOption[] = [
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
]

const COUNTING: readonly CliOption[] = [
  { name: 'as-of', value: 'DATE', help: 'day recency is counted from (day after the last)' },
  { name: 'since', value: 'DATE', help: 'first day of the window' },
  { name: 'orders', value: 'id|date|row', help: 'what counts as one order (id, else date)' },
  { name: 'refunds', value: 'net|drop|match', help: 'what returned rows do (net)' },
  { name: 'duplicates', value: 'keep|drop', help: 'exact copies of a row (keep)' },
  { name: 'deduplicate', value: 'files', help: 'counts rows once that stand in several files' },
]

const CONFIG: CliOption = {
  name: 'config',
  value: 'FILE',
  help: 'options kept in a file (clientele.yaml, without a SOURCE)',
}

const LIMITS: readonly CliOption[] = [
  { name: 'memory', value: 'SIZE', help: 'such as 2GB (detected, at most 750MB)' },
  { name: 'threads', value: 'N', help: 'threads to compute with (detected)' },
]

const WRITING: readonly CliOption[] = [
  { name: 'out', value: 'DIR', help: 'result folder (clientele-out)' },
  { name: 'max-rejected', value: 'SHARE', help: 'exit 3 when more rows than this are set aside' },
  { name: 'pseudonymise', help: 'replace customer ids by a keyed hash' },
  { name: 'raw-text', help: 'do not neutralise spreadsheet formulas' },
]

/** For results that hold no customers: only what is found may name one. */
const NO_IDS: CliOption = { name: 'pseudonymise', help: 'leave customer ids out of what is written' }

const SPEAKING: readonly CliOption[] = [
  { name: 'json', help: 'the summary as JSON on standard output' },
  { name: 'quiet', help: 'no progress' },
  { name: 'help', help: 'this text' },
]

const ADD_VALUES: CliOption = { name: 'clv', help: 'add expected orders and value to customers.csv' }

const SEGMENTING: readonly CliOption[] = [
  { name: 'bins', value: 'N', help: 'score bins, 2 to 10 (5)' },
  { name: 'scoring', value: 'METHOD', help: 'quantile, nested, fixed, jenks, rfm-r (quantile)' },
  { name: 'map', value: 'NAME|FILE', help: 'rule map (house)' },
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
  { name: 'choose-k', value: 'HOW', help: 'consensus, elbow, silhouette (consensus)' },
  { name: 'eps', value: 'R', help: 'dbscan: radius in scaled features (knee of the k-distances)' },
  { name: 'min-samples', value: 'N', help: 'dbscan, hdbscan: customers that make a place dense' },
  { name: 'min-cluster-size', value: 'N', help: 'hdbscan: fewest customers of a cluster (1%, at least 5)' },
  { name: 'seed', value: 'N', help: 'of everything drawn by chance (42)' },
]

const MODEL: CliOption = { name: 'model', value: 'NAME', help: 'bg-nbd, mbg-nbd, pareto-nbd (mbg-nbd)' }

const VALUING: readonly CliOption[] = [
  MODEL,
  { name: 'horizon', value: 'DAYS', help: 'days to look ahead (365)' },
  { name: 'discount', value: 'RATE', help: 'what a year costs, as a share (0.1)' },
]

const CLV_FOLDER: CliOption = { name: 'out', value: 'DIR', help: 'result folder (clientele-clv)' }

/** One command of the command line. */
export interface CliCommand {
  readonly usage: string
  readonly summary: string
  readonly example: string
  readonly options: readonly CliOption[]
}

export const COMMANDS: Readonly<Record<string, CliCommand>> = {
  segment: {
    usage: 'clientele segment [SOURCE...] [options]',
    summary: 'transactions to named segments',
    example: 'clientele segment orders.csv --refunds drop --out result',
    options: [CONFIG, ...READING, ...COUNTING, ...SEGMENTING, ADD_VALUES, ...WRITING, ...LIMITS, ...SPEAKING],
  },
  check: {
    usage: 'clientele check [SOURCE...] [options]',
    summary: 'guessed roles, ranges, what would be set aside; changes nothing',
    example: 'clientele check orders.csv',
    options: [CONFIG, ...READING, ...COUNTING, ...LIMITS, ...SPEAKING],
  },
  init: {
    usage: 'clientele init SOURCE... [options]',
    summary: 'keeps what is found out about a source, and your options, in a file',
    example: 'clientele init orders.csv --refunds drop',
    options: [
      { name: 'out', value: 'FILE', help: 'file to write (clientele.yaml)' },
      { name: 'force', help: 'replace the file where there is one' },
      ...[...READING, ...COUNTING, ...SEGMENTING, ADD_VALUES, ...WRITING.slice(1), ...LIMITS, ...SPEAKING],
    ],
  },
  explain: {
    usage: 'clientele explain ID [--run DIR]',
    summary: 'every number and rule behind one customer',
    example: 'clientele explain 12347 --run result',
    options: [{ name: 'run', value: 'DIR', help: 'result folder (clientele-out)' }, ...SPEAKING],
  },
  assign: {
    usage: 'clientele assign MODEL [SOURCE...] [options]',
    summary: 'places customers in the segments of an earlier run',
    example: 'clientele assign result/model.json new-orders.csv --out placed',
    options: [CONFIG, ...READING, ...COUNTING, ...WRITING, ...LIMITS, ...SPEAKING],
  },
  evidence: {
    usage: 'clientele evidence [SOURCE...] [options]',
    summary: 'whether segments made in the past told what followed',
    example: 'clientele evidence orders.csv --cut 2011-06-01,2011-09-01 --horizon 100',
    options: [
      {
        name: 'cut',
        value: 'DATE,...',
        help: 'days to look back from (two, by the log)',
        repeatable: true,
        commas: true,
      },
      { name: 'horizon', value: 'DAYS', help: 'days looked at from each cut on (a fifth of the log)' },
      {
        name: 'try-features',
        value: 'LIST',
        help: 'further features to try, each for itself',
        repeatable: true,
        commas: true,
      },
      { name: 'map', value: 'NAME|FILE', help: 'a rule map of your own, tried beside the others' },
      MODEL,
      { name: 'seed', value: 'N', help: 'of everything drawn by chance (42)' },
      { name: 'out', value: 'DIR', help: 'result folder (clientele-evidence)' },
      NO_IDS,
      ...[CONFIG, ...READING, ...COUNTING, ...LIMITS, ...SPEAKING],
    ],
  },
  compare: {
    usage: 'clientele compare DIR DIR | clientele compare [SOURCE...] --at DATE,DATE [options]',
    summary: 'who moved between segments from one run or day to another, and why',
    example: 'clientele compare orders.csv --at 2011-06-01,2011-09-01',
    options: [
      { name: 'at', value: 'DATE,DATE', help: 'the two days to segment a source at', repeatable: true, commas: true },
      { name: 'window', value: 'DAYS', help: 'days that count before each of them (all)' },
      { name: 'by', value: 'clusters|rules', help: 'which segments (clusters)' },
      { name: 'out', value: 'DIR', help: 'result folder (clientele-compare)' },
      NO_IDS,
      ...[CONFIG, ...READING, ...COUNTING, ...SEGMENTING, ...LIMITS, ...SPEAKING],
    ],
  },
  evolve: {
    usage: 'clientele evolve [SOURCE...] --every month|quarter|week [options]',
    summary: 'segments, newcomers, returns and cohorts over time',
    example: 'clientele evolve orders.csv --every month --window 365',
    options: [
      CONFIG,
      { name: 'every', value: 'month|quarter|week', help: 'how far the dates lie apart' },
      { name: 'from', value: 'DATE', help: 'the earliest date (the first whose window the log covers)' },
      { name: 'to', value: 'DATE', help: 'the last date (day after the last)' },
      { name: 'window', value: 'DAYS', help: 'days that count before each date (all)' },
      { name: 'fit-at', value: 'DATE', help: 'day on which the segments are made (the last date)' },
      { name: 'refit', help: 'make the segments anew at each date, and follow them' },
      { name: 'by', value: 'clusters|rules', help: 'which segments (clusters)' },
      { name: 'out', value: 'DIR', help: 'result folder (clientele-evolve)' },
      NO_IDS,
      ...[...READING, ...COUNTING.filter(({ name }) => name !== 'as-of'), ...SEGMENTING],
      ...[...WRITING.filter(({ name }) => name === 'raw-text'), ...LIMITS, ...SPEAKING],
    ],
  },
  clv: {
    usage: 'clientele clv [SOURCE...] [options]',
    summary: 'what customers will buy, whether they are still there, what it is worth',
    example: 'clientele clv orders.csv --horizon 180 --discount 0.08',
    options: [CONFIG, ...READING, ...COUNTING, ...VALUING, CLV_FOLDER, ...WRITING.slice(1), ...LIMITS, ...SPEAKING],
  },
  serve: {
    usage: 'clientele serve [OUT | SOURCE...] [options]',
    summary: 'shows runs in the browser, to look into, change and export; on this machine alone',
    example: 'clientele serve orders.csv --open',
    options: [
      { name: 'work', value: 'DIR', help: 'folder for uploads and runs (clientele-work)' },
      { name: 'port', value: 'N', help: 'port to listen on, 0 for any that is free (4242)' },
      { name: 'host', value: 'NAME', help: 'address to listen on (127.0.0.1)' },
      { name: 'open', help: 'show the page in the browser' },
      { name: 'max-upload', value: 'SIZE', help: 'largest file that is taken (4GB)' },
      ...LIMITS,
      ...SPEAKING.slice(1),
    ],
  },
  demo: {
    usage: 'clientele demo [options]',
    summary: 'writes the transactions of a generated shop',
    example: 'clientele demo --customers 5000 --out shop.csv',
    options: [
      { name: 'customers', value: 'N', help: 'customers of the shop (2000)' },
      { name: 'rows', value: 'N', help: 'rows in all (as they come)' },
      { name: 'seed', value: 'N', help: 'of the shop (42)' },
      { name: 'out', value: 'FILE', help: 'file to write (demo-orders.csv)' },
      ...SPEAKING,
    ],
  },
}
