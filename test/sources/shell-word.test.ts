import { describe, expect, it } from 'vitest'
import { shellWord } from '../../src/sources/shell-word.ts'

describe('shellWord', () => {
  it('quotes what a shell would part or read otherwise, and nothing else', () => {
    expect(shellWord('amount=Credit')).toBe('amount=Credit')
    expect(shellWord('amount=Paid in')).toBe('"amount=Paid in"')
    expect(shellWord('amount=a"$`')).toBe('"amount=a\\"\\$\\`"')
  })
})
