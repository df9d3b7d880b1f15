import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('the bytes of the kernels', () => {
  it('are what assembly/*.ts compiles to', () => {
    expect(() =>
      execFileSync(process.execPath, ['scripts/compile-kernels.mjs', '--check'], { stdio: 'pipe' }),
    ).not.toThrow()
  })
})
