import { describe, expect, it } from 'vitest'
import { movedWords } from '../../src/report/moved-words.ts'

describe('movedWords', () => {
  it('does not call newcomers moved', () => {
    expect(movedWords({ both: 2287, moved: 1220, fresh: 981, returned: 183, lapsed: 485 })).toBe(
      '1,220 of 2,287 customers who were there on both days changed segment; 981 new, 485 lapsed, 183 returned',
    )
  })

  it('leaves out what did not happen', () => {
    expect(movedWords({ both: 1, moved: 0, fresh: 0, returned: 0, lapsed: 0 })).toBe(
      'None of 1 customer who was there on both days changed segment',
    )
    expect(movedWords({ both: 0, moved: 0, fresh: 3, returned: 0, lapsed: 0 })).toBe(
      'No customer was there on both days; 3 new',
    )
  })
})
