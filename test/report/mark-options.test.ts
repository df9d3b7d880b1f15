import { describe, expect, it } from 'vitest'
import { markOptions } from '../../src/report/mark-options.ts'

describe('markOptions', () => {
  it('keeps an option and its value together', () => {
    expect(
      markOptions('leave it out with --exclude StockCode=M, --exclude StockCode=D. Or --refunds match.').text,
    ).toBe(
      'leave it out with <code>--exclude StockCode=M</code>, <code>--exclude StockCode=D</code>. Or <code>--refunds match</code>.',
    )
    expect(markOptions('clip them with --winsorise 0.005').text).toBe('clip them with <code>--winsorise 0.005</code>')
    expect(markOptions("--exclude 'Note=Bank charges' does").text).toBe(
      '<code>--exclude &#39;Note=Bank charges&#39;</code> does',
    )
  })

  it('takes no word of the sentence for a value', () => {
    expect(markOptions('with --exclude or --where').text).toBe('with <code>--exclude</code> or <code>--where</code>')
  })

  it('escapes what comes from data', () => {
    expect(markOptions('<img> --where a=<b>').text).toBe('&lt;img&gt; <code>--where a=</code>&lt;b&gt;')
  })
})
