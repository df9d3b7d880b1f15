import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

describe('compileLess', () => {
  it('says nothing, whatever engine this is', () => {
    const main = resolve(import.meta.dirname, '../../dist/cli/main.js')
    const { stderr, status } = spawnSync(process.execPath, [main, '--version'], { encoding: 'utf8' })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })
})
