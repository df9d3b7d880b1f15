// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs the packages of a folder from its lockfile and runs none of their scripts, unless that was done for this very lockfile.
 * @param {string} folder
 */
export function ensureInstalled(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  const stamp = join(folder, 'node_modules', '.installed-from')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder, 'stderr')
  writeFileSync(stamp, lock)
}

/**
 * Runs a command and ends this process with its exit code when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} folder
 * @param {'stdout' | 'stderr'} [output] where the command's own output goes
 */
export function run(command, args, folder, output = 'stdout') {
  const windows = process.platform === 'win32'
  const result = spawnSync(command, args, {
    cwd: folder,
    stdio: ['ignore', output === 'stderr' ? 2 : 'inherit', 'inherit'],
    shell: windows && command === 'npm',
  })
  if (result.status !== 0) process.exit(result.status ?? 1)
}
