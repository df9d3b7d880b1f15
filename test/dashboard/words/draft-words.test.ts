import { describe, expect, it } from 'vitest'
import { draftWords } from '../../../src/dashboard/words/draft-words.ts'
import { ROLE_WORDS } from '../../../src/dashboard/words/role-words.ts'
import { ROLES, type Role } from '../../../src/sources/roles.ts'

const column = (role: Role | null, certain = true) => ({
  name: String(role),
  role,
  certain,
  examples: [],
  contents: null,
})

describe('draftWords', () => {
  it('counts what is certain and names what is not', () => {
    const columns = [column('customerId'), column('orderedAt'), column('channel', false), column(null)]
    expect(draftWords({ columns, problem: null })).toBe(
      'Guessed from names and contents. Two are certain; Channel should be looked at.',
    )
  })

  it('names the role that two columns could play', () => {
    const problem = { message: '', role: 'amount' as const, candidates: ['Total', 'Net'] }
    expect(draftWords({ columns: [column('customerId')], problem })).toBe(
      'Guessed from names and contents. One is certain; Amount has two candidates.',
    )
  })

  it('asks when nothing could be guessed', () => {
    expect(draftWords({ columns: [column(null)], problem: null })).toBe('Say which column is which.')
  })
})

describe('ROLE_WORDS', () => {
  it('has every role once', () => {
    expect(Object.keys(ROLE_WORDS).toSorted()).toEqual([...ROLES].toSorted())
  })
})
