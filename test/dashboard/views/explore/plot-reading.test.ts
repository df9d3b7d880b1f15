import { describe, expect, it } from 'vitest'
import { parseHex } from '../../../../src/dashboard/views/explore/parse-hex.ts'
import { plotReading } from '../../../../src/dashboard/views/explore/plot-reading.ts'
import { view } from './density-view.ts'

describe('plotReading', () => {
  it('says where most customers are', () => {
    expect(plotReading(view, 'GBP')).toBe(
      '482 customers by last order (across) and revenue (up). Most of them, 451, stand at last order 200 to 300 days and revenue £100 to £200.',
    )
    expect(plotReading({ ...view, cells: [], counts: [], clusters: [] }, 'GBP')).toBe(
      '0 customers by last order (across) and revenue (up).',
    )
  })
})

describe('parseHex', () => {
  it('reads a token, and is grey for anything else', () => {
    expect(parseHex(' #3a4bb8')).toEqual([58, 75, 184])
    expect(parseHex('')).toEqual([128, 128, 128])
  })
})
