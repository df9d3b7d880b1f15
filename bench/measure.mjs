// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { arch, availableParallelism, cpus, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const SAMPLE_EVERY_MS = 20
const HAS_PROC = existsSync('/proc/self/status')

/**
 * What one run of a process took.
 * @typedef {{ seconds: number, peakMB: number | null, stdout: string }} Measured
 */

/**
 * Runs a command to its end. Peak memory is that of the process and all of its descendants: resident set sizes are added
 * up every 20 ms, so that pages which processes share count once for each.
 * @param {readonly string[]} command
 * @returns {Promise<Measured>}
 */
export async function measure([program = '', ...args]) {
  const selfReport = HAS_PROC ? undefined : selfReporting(program)
  const start = performance.now()
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(selfReport && { env: { ...process.env, ...selfReport.env } }),
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text) => {
    stdout += text
  })
  child.stderr.on('data', (text) => {
    stderr = (stderr + text).slice(-2000)
  })
  let peakKB = 0
  const timer = HAS_PROC
    ? setInterval(() => {
        peakKB = Math.max(peakKB, treeKB(/** @type {number} */ (child.pid)))
      }, SAMPLE_EVERY_MS)
    : undefined
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    const seconds = (performance.now() - start) / 1000
    if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}\n${stderr}`)
    const peak = HAS_PROC ? peakKB : selfReport?.read()
    return { seconds, peakMB: peak === undefined ? null : peak / 1000, stdout }
  } finally {
    clearInterval(timer)
    selfReport?.remove()
  }
}

/**
 * Memory of a process and its descendants: the sum of what they hold now, or the most that one of them ever held.
 * @param {number} root
 */
function treeKB(root) {
  let now = 0
  let highest = 0
  for (const pid of [root, ...descendants(root)]) {
    const status = readOr(`/proc/${pid}/status`)
    now += kilobytes(status, 'VmRSS')
    highest = Math.max(highest, kilobytes(status, 'VmHWM'))
  }
  return Math.max(now, highest) * 1.024
}

/**
 * @param {string} status
 * @param {string} field
 */
function kilobytes(status, field) {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
}

/**
 * @param {number} pid
 * @returns {number[]}
 */
function descendants(pid) {
  let tasks
  try {
    tasks = readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
  const children = tasks.flatMap((task) =>
    readOr(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  )
  return children.flatMap((child) => [child, ...descendants(child)])
}

/** @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Without /proc a Node process writes down its own peak as it ends; other programs are not measured.
 * @param {string} program
 */
function selfReporting(program) {
  if (program !== process.execPath) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))
  const file = join(folder, 'peak')
  const reporter = pathToFileURL(join(import.meta.dirname, 'report-peak.mjs')).href
  return {
    env: { NODE_OPTIONS: `--import=${reporter}`, CLIENTELE_BENCH_PEAK: file },
    read: () => Number(readOr(file)) * 1.024 || undefined,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The machine, in one line. */
export function machine() {
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  const gigabytes = Math.round(totalmem() / 1e9)
  return `${model}, ${availableParallelism()} cores, ${gigabytes} GB, ${platform()} ${arch()}, Node ${process.version}`
}
