import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `clientele serve` as a process of its own, with a folder that goes when it is closed. */
export interface Served {
  /** With the token. */
  readonly address: string
  readonly origin: string
  readonly work: string
  close(): Promise<void>
}

/** Starts what was built, on a port that is free; a run is made of the sources at once. */
export async function serveBuilt(...sources: readonly string[]): Promise<Served> {
  const work = mkdtempSync(join(tmpdir(), 'clientele-work-'))
  const args = ['dist/cli/main.js', 'serve', ...sources, '--work', work, '--port', '0', '--quiet']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await firstLine(child)
  return {
    address,
    origin: new URL(address).origin,
    work,
    async close() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
      rmSync(work, { recursive: true, force: true })
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout!) {
    text += String(chunk)
    if (text.includes('\n')) return text.split('\n')[0]!
  }
  throw new Error(`clientele serve ended without an address; it said: ${text}`)
}
