// @ts-check
// Reading alone, whole processes in turn: every text form of one log beside DuckDB's plain read_csv of the same file, and a
// workbook beside bare hucre. `node bench/reading-forms.mjs online_retail.csv [--runs N]`. Needs dist/.
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { writeXlsxStream } from 'hucre/xlsx'
import { machine, measure, median } from './measure.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, form: { type: 'string', multiple: true, default: [] } },
})
const [log] = positionals
if (!log) {
  process.stderr.write('reading-forms: name the UCI Online Retail log as CSV\n')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'))

/**
 * Line to line; `encoding` for read_csv, which is told, as it finds out none.
 * @type {Record<string, { write: (line: string) => string, as: BufferEncoding, encoding?: string }>}
 */
const FORMS = {
  'as it is': { write: (line) => line, as: 'utf8' },
  'dates month first': { write: monthFirst, as: 'utf8' },
  'Latin-1, month first': { write: monthFirst, as: 'latin1', encoding: 'latin-1' },
  'decimal commas, semicolons': { write: european, as: 'utf8' },
  'UTF-16': { write: (line) => line, as: 'utf16le', encoding: 'utf-16' },
}

try {
  console.log(`${machine()}; ${values.runs} runs of each in turn, medians of wall time\n`)
  console.log('| form | clientele | peak | peer | | peak | ratio |\n|---|--:|--:|---|--:|--:|--:|')
  for (const [form, { write, as, encoding }] of Object.entries(FORMS)) {
    if (values.form.length > 0 && !values.form.includes(form)) continue
    const file = join(folder, 'orders.csv')
    async function* lines() {
      const source = createInterface({ input: createReadStream(String(log), 'utf8') })
      for await (const line of source) yield `${write(line)}\n`
    }
    await pipeline(Readable.from(lines()), createWriteStream(file, { encoding: as }))
    await beside(form, file, 'read_csv', encoding)
  }
  if (values.form.length === 0 || values.form.includes('xlsx')) {
    const book = join(folder, 'orders.xlsx')
    const rows = /** @type {Parameters<typeof writeXlsxStream>[0]} */ (cells())
    const stream = writeXlsxStream(rows, { name: 'Orders', inlineStrings: false })
    await pipeline(Readable.fromWeb(/** @type {any} */ (stream)), createWriteStream(book))
    await beside('xlsx', book, 'hucre')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} form
 * @param {string} file
 * @param {string} peer
 * @param {string} [encoding]
 */
async function beside(form, file, peer, encoding = '') {
  const side = join(import.meta.dirname, 'reading-side.mjs')
  /** @type {import('./measure.mjs').Measured[][]} */
  const sides = [[], []]
  for (let run = -1; run < Number(values.runs); run++) {
    for (const [i, name] of ['clientele', peer].entries()) {
      const measured = await measure([process.execPath, side, name, file, encoding])
      if (run >= 0) sides[i]?.push(measured)
    }
  }
  const [ours, theirs] = sides.map((runs) => ({
    seconds: median(runs.map(({ seconds }) => seconds)),
    peak: Math.round(median(runs.map(({ peakMB }) => peakMB ?? Number.NaN))),
  }))
  if (!ours || !theirs) return
  const cells = [form, `${ours.seconds.toFixed(2)} s`, `${ours.peak} MB`, peer, `${theirs.seconds.toFixed(2)} s`]
  console.log(`| ${[...cells, `${theirs.peak} MB`, (ours.seconds / theirs.seconds).toFixed(2)].join(' | ')} |`)
}

/** @param {string} line */
function monthFirst(line) {
  return line.replace(
    /,(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):00,/,
    (_, year, month, day, hour, minute) => `,${Number(month)}/${Number(day)}/${year} ${Number(hour)}:${minute},`,
  )
}

/** @param {string} line */
function european(line) {
  const cells = cellsOf(line)
  const written = cells.map((cell, c) => (c === 5 ? cell.replace('.', ',') : cell))
  return written.map((cell) => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')
}

/** @param {string} line */
function cellsOf(line) {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
  return cells.slice(0, 8).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'))
}

/** Codes and amounts as numbers, dates as dates, as Excel has them. */
async function* cells() {
  let row = 0
  for await (const line of createInterface({ input: createReadStream(String(log), 'utf8') })) {
    const texts = cellsOf(line)
    yield row++ === 0 ? texts : texts.map(sheetValue)
  }
}

/** @param {string} text */
function sheetValue(text) {
  if (text === '') return null
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return /^\d{4}-\d\d-\d\d /.test(text) ? new Date(`${text.replace(' ', 'T')}Z`) : text
}
