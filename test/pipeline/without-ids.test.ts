import { describe, expect, it } from 'vitest'
import { withoutIds } from '../../src/pipeline/write-run.ts'

describe('withoutIds', () => {
  it('takes ids out of findings and leaves the rest', () => {
    const findings = [
      {
        code: 'id-variants',
        severity: 'warning',
        message: 'such as "7" and "07"; 7 rows',
        example: '"7"',
        customers: ['7', '07'],
      },
      { code: 'decimal-ids', severity: 'info', message: 'every id', example: '7.0' },
      { code: 'stray-dates', severity: 'info', message: '1 row', example: '2031-01-01' },
    ] as const
    expect(withoutIds({ findings }).findings).toEqual([
      { code: 'id-variants', severity: 'warning', message: 'such as (a customer) and (a customer); 7 rows' },
      { code: 'decimal-ids', severity: 'info', message: 'every id' },
      { code: 'stray-dates', severity: 'info', message: '1 row', example: '2031-01-01' },
    ])
  })
})
