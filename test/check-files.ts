import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type CheckCall, type CheckResult, check } from '../src/pipeline/check.ts'
import { openStore } from '../src/store/store.ts'

/** What `clientele check` makes of files with these texts, named part-0.csv and so on (or with another ending). Rows must be accounted for. */
export async function checkFiles(
  texts: readonly string[],
  options: Omit<CheckCall, 'source'> = {},
  ending = 'csv',
): Promise<CheckResult> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
  try {
    const source = texts.map((text, i) => {
      const path = join(folder, `part-${i}.${ending}`)
      writeFileSync(path, text)
      return path
    })
    await using store = await openStore(':memory:', { threads: 2 })
    const result = await check(store, { ...options, source })
    const { read, kept, rejected } = result.rows
    expect(Object.values(rejected).reduce((sum, rows) => sum + rows, kept)).toBe(read)
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
