import { describe, expect, it } from 'vitest'
import { problemWords } from '../../../src/dashboard/words/problem-words.ts'

describe('problemWords', () => {
  it('asks for one of the candidates', () => {
    expect(problemWords({ message: 'x', role: 'customerId', candidates: ['client', 'buyer'] })).toBe(
      'Two columns could be the customer: client and buyer. Choose one, or leave it out.',
    )
  })

  it('shows where an option of the command line stands on the page', () => {
    expect(problemWords({ message: 'dates can be read both ways; give --date-format %d/%m/%Y' })).toBe(
      'Dates can be read both ways; give --date-format %d/%m/%Y. On this page: “Read it differently”.',
    )
  })

  it('leaves any other message as it is, as a sentence', () => {
    expect(problemWords({ message: 'the file is empty' })).toBe('The file is empty.')
  })
})
