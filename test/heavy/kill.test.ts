import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numeric/random.ts'
import { runCli } from '../cli/run-cli.ts'
import { demoShop } from '../pipeline/demo-shop.ts'

/** CLIENTELE_KILLS=50 is the full number, which takes minutes. */
const KILLS = Number(process.env['CLIENTELE_KILLS'] ?? 8)

const folder = mkdtempSync(join(tmpdir(), 'clientele-kill-'))
const at = (...names: string[]): string => join(folder, ...names)
const segment = (source: string, out: string, watch?: Parameters<typeof runCli>[2]) =>
  runCli(folder, ['segment', source, '--out', out, '--quiet', '--k', '3'], watch)

/** The customers of a result, after it was seen that every file is there and as run.json has it. */
function wholeResult(out: string): string {
  const { files } = JSON.parse(readFileSync(at(out, 'run.json'), 'utf8')) as { files: Record<string, string> }
  for (const [name, sha256] of Object.entries(files)) {
    expect(
      createHash('sha256')
        .update(readFileSync(at(out, name)))
        .digest('hex'),
      name,
    ).toBe(sha256)
  }
  return files['customers.csv']!
}

let earlier: string
let later: string
let wholeRun: number

beforeAll(async () => {
  writeFileSync(at('earlier.csv'), demoShop(100))
  writeFileSync(at('later.csv'), demoShop(120))
  expect((await segment('later.csv', 'later')).code).toBe(0)
  later = wholeResult('later')
  const start = performance.now()
  expect((await segment('earlier.csv', 'earlier')).code).toBe(0)
  wholeRun = performance.now() - start
  earlier = wholeResult('earlier')
  expect(earlier).not.toBe(later)
})

const random = seededRandom(11, 1)

/** Every second kill falls where files are moved, which takes a few milliseconds near the end of the run. */
function killAtRandom(child: ChildProcess, kill: number): void {
  if (kill % 2 === 0) {
    setTimeout(() => child.kill('SIGKILL'), wholeRun * random())
    return
  }
  let changes = 1 + Math.floor(14 * random())
  const watcher = watch(at('out'), () => {
    if (--changes === 0) child.kill('SIGKILL')
  })
  child.on('close', () => watcher.close())
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('clientele segment', () => {
  it(`leaves the earlier or the new result whole when killed, at ${KILLS} moments`, { timeout: 900_000 }, async () => {
    const seen = new Map<string, number>()
    const killed = (): number => (seen.get('killed, earlier result') ?? 0) + (seen.get('killed, new result') ?? 0)
    // A run may end before it is killed, which is no kill.
    for (let kill = 0; killed() < KILLS; kill++) {
      expect(kill).toBeLessThan(3 * KILLS + 10)
      cpSync(at('earlier'), at('out'), { recursive: true })
      writeFileSync(at('out', 'notes.txt'), 'mine')
      const { code } = await segment('later.csv', 'out', (child) => killAtRandom(child, kill))
      const [id] = readFileSync(at('earlier', 'customers.csv'), 'utf8').split('\n')[1]!.split(',')
      await runCli(folder, ['explain', id!, '--run', 'out'])
      const found = wholeResult('out')
      expect([earlier, later]).toContain(found)
      if (code === 0) expect(found).toBe(later)
      const outcome = `${code === 0 ? 'ended' : 'killed'}, ${found === later ? 'new' : 'earlier'} result`
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
      expect(readFileSync(at('out', 'notes.txt'), 'utf8')).toBe('mine')
      if (kill % 10 === 0) {
        expect((await segment('later.csv', 'out')).code).toBe(0)
        expect(wholeResult('out')).toBe(later)
        expect(readdirSync(at('out'))).not.toContain('.clientele')
      }
      rmSync(at('out'), { recursive: true })
    }
    console.log(Object.fromEntries(seen))
    expect(seen.get('killed, earlier result')).toBeGreaterThan(0)
  })

  it.skipIf(process.getuid?.() === 0)(
    'leaves the earlier result as it was in a folder that cannot be written',
    async () => {
      cpSync(at('earlier'), at('locked'), { recursive: true })
      chmodSync(at('locked'), 0o555)
      try {
        const { code, err } = await segment('later.csv', 'locked')
        expect(code).toBe(2)
        expect(err).toContain('locked cannot be written')
        expect(wholeResult('locked')).toBe(earlier)
      } finally {
        chmodSync(at('locked'), 0o755)
      }
    },
  )
})
