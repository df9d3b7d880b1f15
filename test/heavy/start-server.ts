import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A database server on this machine, for one test file. */
export interface TestServer {
  readonly port: number
  stop(): Promise<void>
}

/** Database servers refuse to run as root; nobody may. */
export const SERVER_USER: { uid?: number; gid?: number } = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** An empty folder that the server's user owns. */
export function serverFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-server-'))
  if (SERVER_USER.uid !== undefined) chownSync(folder, SERVER_USER.uid, SERVER_USER.gid!)
  return folder
}

/** Starts a server and waits until `isUp` has no fault; its folder is removed with it. */
export async function startServer(
  folder: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  port: number,
  isUp: () => Promise<unknown>,
): Promise<TestServer> {
  const server = spawn(program, args, { ...SERVER_USER, env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const stop = async (): Promise<void> => {
    await ended(server)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; ; tries++) {
    try {
      await isUp()
      return { port, stop }
    } catch (error) {
      if (tries < 100 && server.exitCode === null) await new Promise((done) => setTimeout(done, 100))
      else {
        await stop()
        throw new Error(`${program} did not start: ${said.slice(-500)}`, { cause: error })
      }
    }
  }
}

/** A port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((done, failed) => {
    probe.on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const over = new Promise((done) => server.once('exit', done))
  server.kill('SIGKILL')
  await over
}
