import {
  ADD_VALUES,
  CLUSTERING,
  type CliOption,
  COUNTING,
  MODEL,
  NO_IDS,
  type OptionGroup,
  outOf,
  READING,
  RUNNING,
  SCORING,
  SEED,
  WRITING,
  without,
} from './options.ts'

/** One command of the command line. */
export interface CliCommand {
  readonly usage: string
  readonly summary: string
  readonly example: string
  /** In the order in which the help shows them, the command's own first. */
  readonly groups: readonly OptionGroup[]
}

export const COMMANDS: Readonly<Record<string, CliCommand>> = {
  segment: {
    usage: 'clientele segment [SOURCE...] [options]',
    summary: 'transactions to named segments',
    example: 'clientele segment orders.csv --refunds drop --out result',
    groups: [READING, COUNTING, SCORING, CLUSTERING, addingValues(WRITING), RUNNING],
  },
  check: {
    usage: 'clientele check [SOURCE...] [options]',
    summary: 'guessed roles, ranges, what would be set aside; changes nothing',
    example: 'clientele check orders.csv',
    groups: [READING, COUNTING, RUNNING],
  },
  init: {
    usage: 'clientele init SOURCE... [options]',
    summary: 'keeps what is found out about a source, and your options, in a file',
    example: 'clientele init orders.csv --refunds drop',
    groups: [
      {
        title: 'The file',
        options: [
          { name: 'out', value: 'FILE', help: 'file to write (clientele.yaml)' },
          { name: 'force', help: 'replace the file where there is one' },
        ],
      },
      ...[without(READING, 'config'), COUNTING, SCORING, CLUSTERING, addingValues(without(WRITING, 'out')), RUNNING],
    ],
  },
  explain: {
    usage: 'clientele explain ID [--run DIR]',
    summary: 'every number and rule behind one customer',
    example: 'clientele explain 12347 --run result',
    groups: [
      { title: 'Result', options: [{ name: 'run', value: 'DIR', help: 'result folder (clientele-out)' }] },
      without(RUNNING, 'memory', 'threads'),
    ],
  },
  assign: {
    usage: 'clientele assign MODEL [SOURCE...] [options]',
    summary: 'places customers in the segments of an earlier run',
    example: 'clientele assign result/model.json new-orders.csv --out placed',
    groups: [READING, COUNTING, WRITING, RUNNING],
  },
  evidence: {
    usage: 'clientele evidence [SOURCE...] [options]',
    summary: 'whether segments made in the past told what followed',
    example: 'clientele evidence orders.csv --cut 2011-06-01,2011-09-01 --horizon 100',
    groups: [
      {
        title: 'Looking back',
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
          ...[MODEL, SEED, outOf('clientele-evidence'), NO_IDS],
        ],
      },
      ...[READING, COUNTING, RUNNING],
    ],
  },
  compare: {
    usage: 'clientele compare DIR DIR | clientele compare [SOURCE...] --at DATE,DATE [options]',
    summary: 'who moved between segments from one run or day to another, and why',
    example: 'clientele compare orders.csv --at 2011-06-01,2011-09-01',
    groups: [
      {
        title: 'Comparing',
        options: [
          {
            name: 'at',
            value: 'DATE,DATE',
            help: 'the two days to segment a source at',
            repeatable: true,
            commas: true,
          },
          { name: 'window', value: 'DAYS', help: 'days that count before each of them (all)' },
          { name: 'by', value: 'clusters|rules', help: 'which segments (clusters)' },
          outOf('clientele-compare'),
          NO_IDS,
        ],
      },
      ...[READING, COUNTING, SCORING, CLUSTERING, RUNNING],
    ],
  },
  evolve: {
    usage: 'clientele evolve [SOURCE...] --every month|quarter|week [options]',
    summary: 'segments, newcomers, returns and cohorts over time',
    example: 'clientele evolve orders.csv --every month --window 365',
    groups: [
      {
        title: 'Over time',
        options: [
          { name: 'every', value: 'month|quarter|week', help: 'how far the dates lie apart' },
          { name: 'from', value: 'DATE', help: 'the earliest date (the first whose window the log covers)' },
          { name: 'to', value: 'DATE', help: 'the last date (day after the last)' },
          { name: 'window', value: 'DAYS', help: 'days that count before each date (all)' },
          { name: 'fit-at', value: 'DATE', help: 'day on which the segments are made (the last date)' },
          { name: 'refit', help: 'make the segments anew at each date, and follow them' },
          { name: 'by', value: 'clusters|rules', help: 'which segments (clusters)' },
        ],
      },
      ...[READING, without(COUNTING, 'as-of'), SCORING, CLUSTERING],
      {
        title: WRITING.title,
        options: [
          outOf('clientele-evolve'),
          NO_IDS,
          ...without(WRITING, 'out', 'max-rejected', 'pseudonymise').options,
        ],
      },
      RUNNING,
    ],
  },
  clv: {
    usage: 'clientele clv [SOURCE...] [options]',
    summary: 'what customers will buy, whether they are still there, what it is worth',
    example: 'clientele clv orders.csv --horizon 180 --discount 0.08',
    groups: [
      {
        title: 'Value',
        options: [
          MODEL,
          { name: 'horizon', value: 'DAYS', help: 'days to look ahead (365)' },
          { name: 'discount', value: 'RATE', help: 'what a year costs, as a share (0.1)' },
        ],
      },
      ...[READING, COUNTING],
      { title: WRITING.title, options: [outOf('clientele-clv'), ...without(WRITING, 'out').options] },
      RUNNING,
    ],
  },
  serve: {
    usage: 'clientele serve [OUT | SOURCE...] [options]',
    summary: 'shows runs in the browser, to look into, change and export; on this machine alone',
    example: 'clientele serve orders.csv --open',
    groups: [
      {
        title: 'Serving',
        options: [
          { name: 'work', value: 'DIR', help: 'folder for uploads and runs (clientele-work)' },
          { name: 'port', value: 'N', help: 'port to listen on, 0 for any that is free (4242)' },
          { name: 'host', value: 'NAME', help: 'address to listen on (127.0.0.1)' },
          { name: 'open', help: 'show the page in the browser' },
          { name: 'max-upload', value: 'SIZE', help: 'largest file that is taken (4GB)' },
        ],
      },
      without(RUNNING, 'json'),
    ],
  },
  demo: {
    usage: 'clientele demo [options]',
    summary: 'writes the transactions of a generated shop',
    example: 'clientele demo --customers 5000 --out shop.csv',
    groups: [
      {
        title: 'The shop',
        options: [
          { name: 'customers', value: 'N', help: 'customers of the shop (2000)' },
          { name: 'rows', value: 'N', help: 'rows in all (as they come)' },
          { name: 'seed', value: 'N', help: 'of the shop (42)' },
          { name: 'out', value: 'FILE', help: 'file to write (demo-orders.csv)' },
        ],
      },
      without(RUNNING, 'memory', 'threads'),
    ],
  },
}

/** All options of a command. */
export function optionsOf(command: string): readonly CliOption[] {
  return COMMANDS[command]!.groups.flatMap(({ options }) => options)
}

function addingValues({ title, options }: OptionGroup): OptionGroup {
  return { title, options: [ADD_VALUES, ...options] }
}
