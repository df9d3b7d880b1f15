import { describe, expect, it } from 'vitest'
import { didYouMean } from '../../src/base/did-you-mean.ts'
import { nearestName } from '../../src/base/nearest-name.ts'

const roles = ['customerId', 'orderId', 'orderedAt', 'amount']

describe('nearestName', () => {
  it('finds a name with a slip of the fingers in it, whatever its case', () => {
    expect(nearestName('segmnt', ['segment', 'explain'])).toBe('segment')
    expect(nearestName('wehn', ['segment', 'when'])).toBe('when')
    expect(nearestName('CUSTOMERID', roles)).toBe('customerId')
    expect(nearestName('kmeans', ['k-means', 'ward'])).toBe('k-means')
  })

  it('finds a name by its beginning', () => {
    expect(nearestName('cust', roles)).toBe('customerId')
    expect(nearestName('customer', roles)).toBe('customerId')
  })

  it('proposes nothing that has little in common with what was typed', () => {
    expect(nearestName('foo', ['clv', 'demo'])).toBeUndefined()
    expect(nearestName('none', ['net', 'drop', 'match'])).toBeUndefined()
    expect(nearestName('day', ['month', 'quarter', 'week'])).toBeUndefined()
    expect(nearestName('-v', ['clv', 'serve'])).toBeUndefined()
    expect(nearestName('', roles)).toBeUndefined()
    expect(nearestName('a', [])).toBeUndefined()
  })
})

describe('didYouMean', () => {
  it('names the likely one, or all there are', () => {
    expect(didYouMean('amunt', roles)).toBe('did you mean amount?')
    expect(didYouMean('shop', ['net', 'drop'])).toBe('choose one of net, drop')
  })
})
