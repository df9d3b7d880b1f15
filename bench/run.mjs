// @ts-check
// Compares whole processes: `npm run bench -- --data online_retail.csv`. See bench/README.md.
import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../scripts/built.mjs'
import { machine, measure, median } from './measure.mjs'

const SEED = 42
const CASES = ['online-retail', 'generated', 'reading']
const root = join(import.meta.dirname, '..')
const python = process.env['PEER_PYTHON'] ?? 'python3'
const clientele = [process.execPath, join(root, 'dist', 'cli', 'main.js')]
const peer = [python, join(import.meta.dirname, 'peers', 'pandas_sklearn')]

/**
 * One side of a comparison. `command` gets a folder of its own for results.
 * @typedef {{ name: string, command: (out: string) => string[], writes: boolean }} Contender
 * @typedef {{ title: string, contenders: Contender[] }} Comparison
 * @typedef {import('./measure.mjs').Measured} Measured
 * @typedef {{ customers: number, revenue: number }} Outcome
 */

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string' },
    case: { type: 'string', multiple: true },
    runs: { type: 'string', default: '5' },
    rows: { type: 'string', default: '10000000' },
    customers: { type: 'string', default: '1000000' },
    skip: { type: 'string', multiple: true, default: [] },
    work: { type: 'string' },
  },
})
const runs = wholeNumber('runs')
const rows = wholeNumber('rows')
const customers = wholeNumber('customers')
const cases = flags.case ?? (flags.data ? CASES : CASES.slice(1))
for (const name of cases) if (!CASES.includes(name)) fail(`--case ${name} is unknown; choose from ${CASES.join(', ')}`)

if (cases.includes('online-retail') && !(flags.data && existsSync(flags.data))) {
  fail('the case online-retail needs the file: --data online_retail.csv')
}

ensureBuilt(root)
const keepsWork = flags.work !== undefined
const work = flags.work ?? mkdtempSync(join(tmpdir(), 'clientele-bench-'))
mkdirSync(work, { recursive: true })
try {
  say(`${machine()}, ${new Date().toISOString().slice(0, 10)}.`)
  const versions = pythonVersions()
  if (versions) say(`Peer: ${versions}.`)
  say(`Seed ${SEED}; 1 warm-up and ${runs} counted ${runs === 1 ? 'run' : 'runs'} each, in turn.`)
  for (const name of cases) await compare(comparisonOf(name), work)
} finally {
  if (!keepsWork) rmSync(work, { recursive: true, force: true })
}

/**
 * @param {string} name
 * @returns {Comparison}
 */
function comparisonOf(name) {
  if (name === 'online-retail') {
    const file = /** @type {string} */ (flags.data)
    return { title: 'Online Retail, 541,909 rows, to all results', contenders: segmenting(file, 'online-retail') }
  }
  const file = generated()
  const shop = `generated shop, ${rows.toLocaleString('en')} rows, ${customers.toLocaleString('en')} customers`
  if (name === 'generated') return { title: `${shop}, to all results`, contenders: segmenting(file, 'demo') }
  const script = (/** @type {string} */ path) => join(import.meta.dirname, path)
  return {
    title: `${shop}, reading and RFM only`,
    contenders: [
      {
        name: 'clientele, reading and RFM',
        command: () => [process.execPath, script('reading-and-rfm.mjs'), file],
        writes: false,
      },
      {
        name: 'the same SQL on bare DuckDB',
        command: () => [process.execPath, script('same-sql.mjs'), file],
        writes: false,
      },
      {
        name: 'leaner SQL on bare DuckDB',
        command: () => [process.execPath, script('bare-duckdb.mjs'), file],
        writes: false,
      },
      { name: 'pandas', command: () => [...peer, file, '--rfm-only'], writes: false },
    ],
  }
}

/**
 * @param {string} file
 * @param {string} columns
 * @returns {Contender[]}
 */
function segmenting(file, columns) {
  const script = [...peer, file, '--columns', columns, '--seed', String(SEED), '--out']
  return [
    {
      name: 'clientele segment',
      command: (out) => [...clientele, 'segment', file, '--seed', String(SEED), '--quiet', '--out', out],
      writes: true,
    },
    { name: 'pandas + scikit-learn, same work', command: (out) => [...script, out], writes: true },
    { name: 'pandas + scikit-learn, tables', command: (out) => [...script, out, '--tables'], writes: true },
    { name: 'pandas + scikit-learn, plain', command: (out) => [...script, out, '--plain'], writes: true },
  ]
}

/**
 * Runs the contenders in turn, A B A B, and prints their table.
 * @param {Comparison} comparison
 * @param {string} folder
 */
async function compare({ title, contenders: all }, folder) {
  const contenders = all.filter(({ name }) => !flags.skip.some((word) => name.includes(word)))
  /** @type {Map<string, Measured[]>} */
  const measured = new Map(contenders.map(({ name }) => [name, []]))
  /** @type {Map<string, Outcome>} */
  const outcomes = new Map()
  for (let run = 0; run <= runs; run++) {
    for (const { name, command, writes } of contenders) {
      process.stderr.write(`${title}: ${name}, ${run === 0 ? 'warm-up' : `run ${run} of ${runs}`}\n`)
      const out = mkdtempSync(join(folder, 'out-'))
      try {
        const result = await measure(command(out))
        if (run > 0) measured.get(name)?.push(result)
        else outcomes.set(name, writes ? await outcomeIn(join(out, 'customers.csv')) : outcomeOf(result.stdout))
      } finally {
        rmSync(out, { recursive: true, force: true })
      }
    }
  }
  say(`\n### ${title}\n`)
  say(table(measured))
  say(`\n${agreement(outcomes)}`)
}

/** @param {Map<string, Measured[]>} measured */
function table(measured) {
  const base = median([...measured.values()][0]?.map(({ seconds }) => seconds) ?? [])
  const lines = [
    '| | wall time, median | min to max | ratio | peak memory, median | min to max |',
    '|---|--:|--:|--:|--:|--:|',
  ]
  for (const [name, results] of measured) {
    const seconds = results.map((result) => result.seconds)
    const peaks = results.flatMap(({ peakMB }) => (peakMB === null ? [] : [peakMB]))
    const memory =
      peaks.length < results.length
        ? ['not measured', '']
        : [`${median(peaks).toFixed(0)} MB`, `${Math.min(...peaks).toFixed(0)} to ${Math.max(...peaks).toFixed(0)}`]
    const cells = [
      name,
      `${median(seconds).toFixed(2)} s`,
      `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)}`,
      (median(seconds) / base).toFixed(2),
      ...memory,
    ]
    lines.push(`| ${cells.join(' | ')} |`)
  }
  return lines.join('\n')
}

/**
 * Whether the contenders came to the same customers and revenue.
 * @param {Map<string, Outcome>} outcomes
 */
function agreement(outcomes) {
  const texts = [...outcomes].map(([name, outcome]) => {
    const count = outcome.customers.toLocaleString('en')
    return /** @type {const} */ ([name, `${count} customers, revenue ${outcome.revenue.toFixed(2)}`])
  })
  if (new Set(texts.map(([, text]) => text)).size === 1) return `All: ${texts[0]?.[1]}.`
  return `They differ: ${texts.map(([name, text]) => `${name}: ${text}`).join('; ')}.`
}

/**
 * @param {string} file
 * @returns {Promise<Outcome>}
 */
async function outcomeIn(file) {
  const outcome = { customers: 0, revenue: 0 }
  let column = -1
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split(',')
    if (column < 0) {
      column = cells.findIndex((cell) => cell.replaceAll('"', '') === 'revenue')
      continue
    }
    outcome.customers++
    outcome.revenue += Number(cells[column])
  }
  return outcome
}

/**
 * @param {string} stdout
 * @returns {Outcome}
 */
function outcomeOf(stdout) {
  const [, count, revenue] = /customers=(\d+) revenue=([\d.]+)/.exec(stdout) ?? []
  return { customers: Number(count), revenue: Number(revenue) }
}

/** The generated shop's file; kept where --work names the folder. */
function generated() {
  const file = join(work, `shop-${rows}-${customers}.csv`)
  if (!existsSync(file) || statSync(file).size === 0) {
    process.stderr.write(`generating ${rows} rows\n`)
    const size = ['--customers', String(customers), '--rows', String(rows), '--seed', String(SEED)]
    const [program = '', ...args] = [...clientele, 'demo', ...size, '--out', file, '--quiet']
    const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) {
      rmSync(file, { force: true })
      fail('the shop could not be generated')
    }
  }
  return file
}

function pythonVersions() {
  const code =
    'import platform, matplotlib, numpy, pandas, pyarrow, sklearn; print("Python", platform.python_version() + "".join(f", {name} {module.__version__}" for name, module in (("pandas", pandas), ("scikit-learn", sklearn), ("NumPy", numpy), ("pyarrow", pyarrow), ("matplotlib", matplotlib))))'
  const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' })
  if (status === 0) return stdout.trim()
  if (flags.skip.some((word) => 'pandas'.includes(word))) return undefined
  return fail(
    `${python} lacks a package of bench/peers/requirements.txt; see bench/README.md, or leave them out with --skip pandas`,
  )
}

/** @param {'runs' | 'rows' | 'customers'} name */
function wholeNumber(name) {
  const value = Number(flags[name])
  if (!Number.isInteger(value) || value < 1) fail(`--${name} ${flags[name]}; give a whole number from 1`)
  return value
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`)
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`bench: ${message}\n`)
  process.exit(2)
}
