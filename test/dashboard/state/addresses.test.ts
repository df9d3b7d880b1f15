import { describe, expect, it } from 'vitest'
import { addresses } from '../../../src/dashboard/state/addresses.ts'

describe('addresses', () => {
  it('escape every part, so that no id leads elsewhere', () => {
    expect(addresses.customer('a1', '../x?y#z')).toBe('/r/a1/c/..%2Fx%3Fy%23z')
    expect(addresses.overview('a/b', 'c&d')).toBe('/r/a%2Fb?before=c%26d')
  })

  it('leave out what is not there', () => {
    expect(addresses.overview('a1', null)).toBe('/r/a1')
    expect(addresses.customers('a1')).toBe('/r/a1/customers')
  })
})
