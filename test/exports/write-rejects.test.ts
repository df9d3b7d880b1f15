import { mkdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segmentInto } from '../pipeline/demo-shop.ts'
import { lines, tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

/** The places of the rejected rows in a shop of so many rows, of which every third has no customer. */
async function rejectedRows(name: string, rows: number, extra: ReadonlyMap<number, string> = new Map()) {
  const cells = Array.from({ length: rows }, (_, i) => {
    const id = i % 3 === 2 ? '' : `C${i % 40}`
    return extra.get(i + 1) ?? `${id},2024-${String((i % 12) + 1).padStart(2, '0')}-15,${(i % 7) + 1},"a, ""b"" ${i}"`
  })
  const source = folder.write(`${name}.csv`, `customer_id,date,amount,note\n${cells.join('\n')}\n`)
  const out = folder.path(name)
  mkdirSync(out)
  await segmentInto(out, { source, k: 2 }, { threads: 4 })
  const [, ...rejected] = lines(readFileSync(folder.path(`${name}/rejects.csv`), 'utf8'))
  return rejected.map((line) => {
    const [, row, reason] = line.split(',')
    return { row: Number(row), reason, line }
  })
}

describe('writeRejects', () => {
  it('keeps the order of a source that the engine reads in many parts', async () => {
    const rejected = await rejectedRows('long', 300_000)
    expect(rejected).toHaveLength(100_000)
    expect(rejected.every(({ row }, i) => row === 3 * i + 3)).toBe(true)
    expect(
      rejected[0]!.line.endsWith(`long.csv,3,missing-customer,customer_id is empty,,2024-03-15,3,"a, ""b"" 2"`),
    ).toBe(true)
  })

  it('reads the source again for rows that looked like sales when they were read', async () => {
    // One day on which more went back than was bought is no order.
    const unordered = ['X,2024-05-15,5,bought', 'X,2024-05-15,-9,"gone, back"'] as const
    const extra = new Map(unordered.map((cells, i) => [3 * i + 1, cells] as const))
    const rejected = await rejectedRows('again', 300_000, extra)
    const places = Array.from({ length: 100_000 }, (_, i) => 3 * i + 3)
    expect(rejected.map(({ row }) => row)).toEqual([1, 3, 4, ...places.slice(1)])
    const told = (i: number) =>
      `again.csv,${3 * i + 1},no-order,the customer has no order in the window,${unordered[i]}`
    expect(rejected[0]!.line.endsWith(told(0))).toBe(true)
    expect(rejected[2]!.line.endsWith(told(1))).toBe(true)
    expect(
      rejected[3]!.line.endsWith(`again.csv,6,missing-customer,customer_id is empty,,2024-06-15,6,"a, ""b"" 5"`),
    ).toBe(true)
  })

  it('puts malformed rows where they stand', async () => {
    const rejected = await rejectedRows('malformed', 30, new Map([4, 15].map((row) => [row, 'C1,2024-01-01'])))
    expect(rejected.map(({ row }) => row)).toEqual([3, 4, 6, 9, 12, 15, 18, 21, 24, 27, 30])
    expect(rejected.flatMap(({ row, reason }) => (reason === 'malformed-row' ? row : []))).toEqual([4, 15])
  })
})
