import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('addDistancesBytes', () => {
  it('is what assembly/add-distances.ts compiles to', () => {
    expect(() =>
      execFileSync(process.execPath, ['scripts/compile-kernels.mjs', '--check'], { stdio: 'pipe' }),
    ).not.toThrow()
  })
})
