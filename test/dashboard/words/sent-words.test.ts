import { describe, expect, it } from 'vitest'
import { sentWords } from '../../../src/dashboard/words/sent-words.ts'

describe('sentWords', () => {
  it('says how much of a file is through, and never all of it too early', () => {
    const file = { name: 'orders.csv', size: 853_000_000 }
    expect(sentWords(file, 212_000_000)).toBe('Taking orders.csv: 212 MB of 853 MB, 24%')
    expect(sentWords(file, 852_999_999)).toBe('Taking orders.csv: 853 MB of 853 MB, 99%')
    expect(sentWords(file, 853_000_000)).toBe('orders.csv, 853 MB, is there …')
    expect(sentWords({ name: 'empty.csv', size: 0 }, 0)).toBe('empty.csv, 0 bytes, is there …')
  })
})
