import { describe, expect, it } from 'vitest'
import { plainNumbers, recogniseNumber } from '../../../src/sources/forms/recognise-number.ts'

describe('plainNumbers', () => {
  it.each([
    [['1', '2.5'], 'point'],
    [['1', '0.123'], 'point'],
    [['1', '1234.567'], 'point'],
    [['1', '-2'], 'whole'],
    [['1', '1.234'], undefined],
    [['1', '1,5'], undefined],
    [['1', '5 €'], undefined],
  ])('finds in %j: %s', (values, kind) => {
    expect(plainNumbers(values)).toBe(kind)
  })
})

describe('recogniseNumber', () => {
  it('knows every currency code, and no other word', () => {
    expect(recogniseNumber('5 sek')).toMatchObject({ currency: 'sek' })
    expect(recogniseNumber('5 pcs')).toBeUndefined()
  })
})
