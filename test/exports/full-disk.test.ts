import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { demoShop } from '../pipeline/demo-shop.ts'
import { tempFolder } from '../temp-folder.ts'

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js')
const folder = tempFolder()

/** Every file of a result and its hash; our own folder holds nothing between runs but the key. */
function contents(out: string): Record<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      createHash('sha256')
        .update(readFileSync(join(parentPath, name)))
        .digest('hex'),
    ]),
  )
}

/** Runs a command where no file may grow beyond a size, which to the writer is a disk that has become full. */
function segmentWithin(kilobytes: number, source: string): { status: number | null; stderr: string } {
  const script = `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`
  const words = [process.execPath, MAIN, 'segment', source, '--out', 'out', '--quiet', '--k', '3']
  return spawnSync('bash', ['-c', script, ...words], { cwd: folder.path(), encoding: 'utf8' })
}

describe.skipIf(process.platform === 'win32')('a disk that becomes full', () => {
  it.each([16, 200])('leaves the earlier result whole, and room later is enough, at %s kB', async (kilobytes) => {
    folder.write('earlier.csv', demoShop(100))
    folder.write('later.csv', demoShop(3000))
    expect((await runCli(folder.path(), ['segment', 'earlier.csv', '--out', 'out', '--k', '3'])).code).toBe(0)
    const earlier = contents(folder.path('out'))

    const { status, stderr } = segmentWithin(kilobytes, 'later.csv')
    expect(status, stderr).toBe(1)
    expect(stderr).toMatch(/^clientele: .*(too large|no space).*; make room there/i)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(contents(folder.path('out'))).toEqual(earlier)

    const { code } = await runCli(folder.path(), ['segment', 'later.csv', '--out', 'out', '--k', '3'])
    expect(code).toBe(0)
    expect(Object.keys(contents(folder.path('out'))).toSorted()).toEqual(Object.keys(earlier).toSorted())
  })
})
