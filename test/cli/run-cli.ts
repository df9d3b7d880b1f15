import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js')

/** What a command said and how it ended. */
export interface CliResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs one command in a folder; `watch` may act on the process while it runs. */
export function runCli(
  folder: string,
  args: readonly string[],
  watch?: (child: ChildProcess) => void,
): Promise<CliResult> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { ...process.env, TMPDIR: join(folder), CLIENTELE_PSEUDONYM_KEY: '' },
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  watch?.(child)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code, out, err }))
  })
}
