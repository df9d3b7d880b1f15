import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TASKS } from '../../src/cli/segment.ts'

describe('TASKS', () => {
  it('names modules that are there', () => {
    const missing = TASKS.filter((task) => !existsSync(join(import.meta.dirname, '../../src', `${task}.ts`)))
    expect(missing).toEqual([])
  })
})
