import { describe, expect, it } from 'vitest'
import { tempFolder } from '../temp-folder.ts'
import { readLines } from './read-lines.ts'

const folder = tempFolder()

describe('holdsWideMoney', () => {
  it('reads prices and amounts of more than twelve digits exactly, beside others', async () => {
    const source = folder.write(
      'wide.csv',
      'customer,date,quantity,price\nA,2024-01-01,2,1.25\nB,2024-01-02,3,123456789012345678.000001\nC,2024-01-03,1,-1000000000000\n',
    )
    const { lines } = await readLines(source)
    expect(lines.map(({ amount }) => amount)).toEqual(['2.5', '370370367037037034.000003', '-1000000000000'])
    expect(lines.map(({ problem }) => problem)).toEqual([0, 0, 0])
  })

  it('sees them in the last of several files, by the name that their column has there', async () => {
    const plain = folder.write('plain.csv', 'customer,date,amount\nA,2024-01-01,999999999999.999999\n')
    const wide = folder.write('last.csv', 'amount,customer,date\n1000000000000.5,B,2024-01-02\n')
    const { lines } = await readLines([plain, wide])
    expect(lines.map(({ amount }) => amount)).toEqual(['999999999999.999999', '1000000000000.5'])
  })

  it('sets a text aside that is no number', async () => {
    const source = folder.write('none.csv', 'customer,date,amount\nA,2024-01-01,1e12x\nB,2024-01-01,5\n')
    const { lines } = await readLines(source, { columns: { amount: 'amount' } })
    expect(lines.map(({ problem }) => problem)).toEqual([7, 0])
  })
})
