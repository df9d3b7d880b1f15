import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { OptionError } from '../base/errors.ts'
import type { CliCall } from './parse-command.ts'

/**
 * The folder that a result goes to, by `--out` or else the usual one. It is looked at before any work is done: a file in its
 * place, or a folder that cannot be written, would come to light only when the result is there.
 *
 * @throws OptionError when no result can be written there.
 */
export function resultFolderOf(call: CliCall, fallback: string): string {
  const asked = call.text('out')
  const folder = asked ?? fallback
  const shown = asked === undefined ? folder : `--out ${folder}`
  const remedy = asked === undefined ? 'name another folder with --out' : 'name another folder'
  const path = resolve(folder)
  const place = nearestThatExists(path)
  if (!statSync(place).isDirectory()) {
    throw new OptionError(
      place === path
        ? `${shown} is a file, and a result is a folder; ${remedy}`
        : `${shown} cannot be made, as ${relative('', place)} is a file; ${remedy}`,
    )
  }
  try {
    accessSync(place, constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new OptionError(`${shown} cannot be written (${code}); allow it, or ${remedy}`)
  }
  return folder
}

/** The path itself, or the first of the folders around it that there is; the root is always there. */
function nearestThatExists(path: string): string {
  return existsSync(path) ? path : nearestThatExists(dirname(path))
}
