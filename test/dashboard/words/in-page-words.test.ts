import { describe, expect, it } from 'vitest'
import { commandLineNote, inPageWords } from '../../../src/dashboard/words/in-page-words.ts'

describe('inPageWords', () => {
  it.each([
    ['call nobody for them; --refunds match leaves them out', '“Cancellations and returns: Match” leaves them out'],
    ['they lower revenue as under --refunds net', 'as under “Cancellations and returns: Net”'],
    ['or clip them with --winsorise 0.01', 'clip them with “Cap extremes at: 1% at each end”'],
    ['from the wrong day: set --as-of', 'set “Count to”'],
    ['if that is wrong, say --date-format', 'say “Form of dates” of a new run'],
    ['and no zone was named; --timezone NAME counts those of the shop', '“Time zone” of a new run counts'],
    ['if that is wrong, say --decimal', 'say “Decimal sign” of a new run'],
    ['choose k of 5 or --k 3', 'choose k of 5 or “Segments (k)” 3'],
  ])('names the control in the place of the option: %s', (message, words) => {
    expect(inPageWords(message)).toContain(words)
    expect(inPageWords(message)).not.toContain('--')
    expect(commandLineNote(message)).toBeNull()
  })

  it('keeps what the page has no control for, and says what that is', () => {
    const wholesale = 'segment the others with --exclude or --where, or clip them with --winsorise 0.005'
    expect(inPageWords(wholesale)).toBe(
      'segment the others with --exclude or --where, or clip them with “Cap extremes at: 0.5% at each end”',
    )
    expect(commandLineNote(wholesale)).toBe('--exclude and --where are options of the command line.')
    expect(commandLineNote('leave them out with --exclude StockCode=POST or --exclude StockCode=M')).toBe(
      '--exclude is an option of the command line.',
    )
  })
})
