import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Served {
  /** With the token. */
  readonly address: string
  readonly origin: string
  stop(): Promise<void>
}

const patienceMs = 30_000

/** `clientele serve` as it was built, on a free port and with a work folder of its own. */
export async function serveBuilt(port = 0): Promise<Served> {
  const work = mkdtempSync(join(tmpdir(), 'clientele-serve-'))
  const child = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--port', String(port), '--work', work])
  const address = await addressOf(child)
  return {
    address,
    origin: new URL(address).origin,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      rmSync(work, { recursive: true, force: true })
    },
  }
}

/** What it says once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = ''
    const timer = setTimeout(() => fail(new Error(`clientele serve said no address, but: ${said}`)), patienceMs)
    const listen = (text: Buffer): void => {
      said += text
      const address = /http:\/\/\S+/.exec(said)?.[0]
      if (address === undefined) return
      clearTimeout(timer)
      found(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => fail(new Error(`clientele serve ended with ${code}: ${said}`)))
  })
}
