import { describe, expect, it } from 'vitest'
import { openDrawing } from '../../src/drawing/open-drawing.ts'
import { headline, lede } from '../../src/report/headline.ts'
import { reportContext } from '../../src/report/report-context.ts'
import { degenerateInputs } from './degenerate-inputs.ts'
import { onlineRetailInput } from './online-retail-input.ts'

const { draw } = await openDrawing()
const say = (name: string) => headline(reportContext(degenerateInputs[name]!, draw))

describe('headline', () => {
  it('names who brings the money, then who can be moved', () => {
    expect(headline(reportContext(onlineRetailInput, draw))).toBe(
      '361 customers bring 54% of revenue; 1,002 good ones are going quiet',
    )
  })

  it('counts segments where money is not known, or adds up to nothing', () => {
    expect(say('no amounts')).toBe('4,338 customers fall into five segments; 1,002 good ones are going quiet')
    expect(say('revenue of zero')).toBe('4,338 customers fall into five segments; 1,002 good ones are going quiet')
  })

  it('has a sentence for one segment, for none and for nobody', () => {
    expect(say('one segment')).toBe('All 4,338 customers are in one segment')
    expect(say('nothing but noise')).toBe('The customers fall into no segments')
    expect(say('nothing')).toBe('No customer could be put into a segment')
  })

  it('names those in no segment when they bring most', () => {
    expect(say('noise that holds most of the money')).toBe(
      '361 customers fit no segment and bring 54% of revenue; 1,002 good ones are going quiet',
    )
  })

  it('knows one from many', () => {
    const alone = { ...onlineRetailInput.segments[0]!, customers: 1 }
    const few = { ...onlineRetailInput, segments: [alone, { ...alone, cluster: 1, name: 'Big spenders' }] }
    expect(headline(reportContext(few, draw))).toBe('1 customer brings 54% of revenue')
  })

  it('says nothing of names that it does not know', () => {
    expect(say('fourteen segments of own names')).toBe('361 customers bring 54% of revenue')
  })
})

describe('lede', () => {
  it('says in three sentences what there is, where the money is and what comes next', () => {
    expect(lede(reportContext(onlineRetailInput, draw))).toBe(
      '4,338 customers fall into five segments by how recently, how often and how much they bought. ' +
        'The money sits with Champions and Loyal customers: 77% of it. ' +
        '1,002 in Needs attention (medians: 3 orders each, the last 85 days ago) are the ones to move next.',
    )
  })

  it('does not pretend that the segments hold the money when the noise does', () => {
    expect(lede(reportContext(degenerateInputs['noise that holds most of the money']!, draw))).toContain(
      '361 fit none. Together they bring 46% of revenue; the rest comes from customers in no segment.',
    )
  })
})
