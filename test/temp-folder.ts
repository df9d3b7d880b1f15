import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A folder of each test's own, removed after it. */
export interface TempFolder {
  path(name?: string): string
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string
}

/** To be called where tests are declared. */
export function tempFolder(): TempFolder {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const path = (name = ''): string => join(folder, name)
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content)
      return path(name)
    },
  }
}

/** The lines of a text without line breaks at its ends. */
export function lines(text: string): string[] {
  return text.trim().split('\n')
}
