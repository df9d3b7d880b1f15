import { describe, expect, it } from 'vitest'
import { migrationTable } from '../../src/report/migration-table.ts'

const states = ['Best', '<b>Rest', 'New', 'Returned', 'Lapsed']
const matrix = [
  [30, 9, 0, 0, 1],
  [0, 10, 0, 0, 0],
  [0, 50, 0, 0, 0],
  [0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0],
]

describe('migrationTable', () => {
  const { text } = migrationTable(states, matrix)

  it('shows counts, shares of the row and totals', () => {
    const cells = [...text.matchAll(/<td class="([^"]+)">(.*?)<\/td>/g)].map(([, look, cell]) => [look, cell])
    const share = (count: number, percent: string) => `${count}<span class="under">${percent}</span>`
    expect(cells).toEqual([
      ...[
        ['a7 same', share(30, '75%')],
        ['a4', share(9, '23%')],
        ['a1', share(1, '3%')],
        ['total', '40'],
      ],
      ...[
        ['a0', '–'],
        ['a7 same', share(10, '100%')],
        ['a0', '–'],
        ['total', '10'],
      ],
      ...[
        ['a0', '–'],
        ['a7', share(50, '100%')],
        ['a0', '–'],
        ['total', '50'],
      ],
      ...[
        ['total', '30'],
        ['total', '69'],
        ['total', '1'],
        ['total', '100'],
      ],
    ])
  })

  it('leaves out states that nobody was in, and escapes names', () => {
    expect(text).not.toContain('Returned')
    expect(text.match(/scope="row"/g)).toHaveLength(4)
    expect(text).toContain('&lt;b&gt;Rest')
  })
})
