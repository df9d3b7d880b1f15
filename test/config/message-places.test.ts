import { describe, expect, it } from 'vitest'
import { withPlaces } from '../../src/config/message-places.ts'

const LINES: Record<string, number> = { bins: 3, 'date-format': 5, columns: 7, 'columns customerId': 8 }
const inForce = {
  file: 'shop.yaml',
  sources: [{ text: 'a.csv', line: 2 }],
  lineOf: (option: string, within?: string) => LINES[within ? `${option} ${within}` : option],
}

describe('withPlaces', () => {
  it.each([
    [
      '--bins 99 is no number; give one, such as --bins 5',
      'shop.yaml, line 3: bins 99 is no number; give one, such as --bins 5',
    ],
    ['--columns customerId=X: there is none', 'shop.yaml, line 8: columns customerId=X: there is none'],
    [
      'no dates; say --date-format, or --columns orderedAt=NAME',
      'no dates; say --date-format, or --columns orderedAt=NAME (shop.yaml sets date-format on line 5)',
    ],
    [
      '--bins 9 contradicts; leave --bins out, or --date-format',
      'shop.yaml, line 3: bins 9 contradicts; leave --bins out, or --date-format (shop.yaml sets date-format on line 5)',
    ],
    ['a.csv does not exist; check', 'a.csv does not exist; check (shop.yaml sets this source on line 2)'],
    ['no file matches a.csv; check', 'no file matches a.csv; check (shop.yaml sets this source on line 2)'],
    ['--refunds droop is not known', '--refunds droop is not known'],
    ['nothing of the kind', 'nothing of the kind'],
  ])('makes %j say where', (message, placed) => {
    expect(withPlaces(message, inForce)).toBe(placed)
  })
})
