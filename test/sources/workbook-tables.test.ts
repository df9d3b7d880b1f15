import { writeFileSync } from 'node:fs'
import { writeOds } from 'hucre/ods'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../temp-folder.ts'
import { readLines } from './read-lines.ts'

const temp = tempFolder()
const HEADER = ['Customer', 'Invoice', 'Date', 'Quantity', 'Price']
const at = (text: string): Date => new Date(`${text}Z`)

/** A workbook of these sheets. */
async function workbook(sheets: Record<string, CellValue[][]>, hidden: string[] = []): Promise<string> {
  const path = temp.path('book.xlsx')
  const content = Object.entries(sheets).map(([name, rows]) => ({ name, rows, hidden: hidden.includes(name) }))
  writeFileSync(path, await writeXlsx({ sheets: content }))
  return path
}

describe('readTransactions from workbooks', () => {
  it('reads dates, numbers and texts as they are meant', async () => {
    const path = await workbook({
      Orders: [
        HEADER,
        [17850, 536365, at('2010-12-01T08:26:00'), 6, 2.55],
        ['0042', 'C536379', at('2010-12-02T00:00:00'), -1, 0.1 + 0.2],
        [null, 'x "y", z', at('2010-12-03T23:59:59.600'), 1, 1],
      ],
    })
    const { lines, transactions } = await readLines(path)
    expect(lines).toEqual([
      {
        customer_id: '17850',
        order_id: '536365',
        at: '2010-12-01 08:26:00',
        quantity: '6',
        amount: '15.3',
        problem: 0,
      },
      {
        customer_id: '0042',
        order_id: 'C536379',
        at: '2010-12-02 00:00:00',
        quantity: '-1',
        amount: '-0.3',
        problem: 0,
      },
      { customer_id: null, order_id: 'x "y", z', at: '2010-12-04 00:00:00', quantity: '1', amount: '1', problem: 3 },
    ])
    expect(transactions.sources).toMatchObject([{ rows: 3, table: { file: { path, name: 'book.xlsx' } } }])
    expect(transactions.findings).toEqual([])
  })

  it('sets a total below the table aside', async () => {
    const path = await workbook({
      Orders: [HEADER, ['A', 1, at('2024-01-01T00:00:00'), 1, 5], ['Total', null, at('2024-01-31T00:00:00'), 1, 5]],
    })
    const { lines, transactions } = await readLines(path)
    expect(lines.map(({ problem }) => problem === 0)).toEqual([true, false])
    expect(transactions.findings).toMatchObject([{ code: 'total-lines', count: 1 }])
  })

  it('finds the header below titles and passes blank rows and columns over', async () => {
    const path = await workbook({
      Orders: [
        ['Sales of the year'],
        [],
        [null, 'printed on', at('2024-02-01T00:00:00')],
        [null, ...HEADER],
        [null, 'A', 1, at('2024-01-01T00:00:00'), 1, 5],
        [],
        [null, 'B', 2, at('2024-01-02T00:00:00'), 2, 5],
      ],
    })
    const { lines, transactions } = await readLines(path)
    expect(lines.map(({ customer_id, amount }) => [customer_id, amount])).toEqual([
      ['A', '5'],
      ['B', '10'],
    ])
    expect(transactions.columns).toEqual(HEADER)
    expect(transactions.findings).toMatchObject([{ code: 'title-rows', count: 2 }])
  })

  it('reads a sheet without a header by the numbers of its columns', async () => {
    const path = await workbook({ Orders: [['A', at('2024-01-01T00:00:00'), 5]] })
    const { lines } = await readLines(path, { columns: { customerId: '1', orderedAt: '2', amount: '3' } })
    expect(lines).toMatchObject([{ customer_id: 'A', amount: '5' }])
  })

  it('unites sheets with the same columns in whatever order, and says which it left out', async () => {
    const path = await workbook(
      {
        2023: [HEADER, ['A', 1, at('2023-01-01T00:00:00'), 1, 5]],
        Notes: [['made by', 'somebody']],
        2024: [[...HEADER].reverse(), [7, 1, at('2024-01-01T00:00:00'), 2, 'B']],
        Empty: [],
        Old: [HEADER, ['C', 3, at('2020-01-01T00:00:00'), 1, 5]],
      },
      ['Old'],
    )
    const { lines, transactions } = await readLines(path)
    expect(lines.map(({ customer_id, amount }) => [customer_id, amount])).toEqual([
      ['A', '5'],
      ['B', '7'],
    ])
    expect(transactions.sources.map(({ table }) => table.file.path)).toEqual([`${path}#2023`, `${path}#2024`])
    expect(transactions.findings.map(({ code, count }) => [code, count])).toEqual([
      ['united-sheets', 2],
      ['other-sheets', 2],
    ])
    const named = await readLines(path, { sheets: ['old', '2023'] })
    expect(named.lines.map((line) => line.customer_id)).toEqual(['C', 'A'])
    await expect(readLines(path, { sheets: ['2022'] })).rejects.toThrow(
      '--sheet 2022: book.xlsx has no such sheet; choose one of 2023, 2024, Notes, Empty, Old',
    )
  })

  it('asks where sheets with different columns look like transactions', async () => {
    const path = await workbook({
      Shop: [HEADER, ['A', 1, at('2023-01-01T00:00:00'), 1, 5]],
      Web: [
        ['Customer', 'Date', 'Amount'],
        ['A', at('2023-01-01T00:00:00'), 5],
      ],
    })
    await expect(readLines(path)).rejects.toThrow('with different columns: Shop, Web; choose with --sheet "Shop"')
    await expect(readLines(path, { sheets: ['Web', 'Shop'] })).rejects.toThrow('book.xlsx#Shop has no column Amount')
  })

  it('tells of cells beside the table', async () => {
    const rows = Array.from({ length: 120 }, (_, i): CellValue[] => [`A${i}`, at('2023-01-01T00:00:00'), 5])
    rows[110]!.push(null, 'look here')
    const path = await workbook({ Shop: [['Customer', 'Date', 'Amount'], ...rows] })
    const { lines, transactions } = await readLines(path)
    expect(lines).toHaveLength(120)
    expect(transactions.findings).toMatchObject([{ code: 'cells-beside-table', count: 1, example: 'look here' }])
  })

  it('reads the sheets of an .ods file as those of an .xlsx file', async () => {
    const sheet = (name: string, id: string) => ({
      name,
      rows: [
        ['Report'],
        [],
        HEADER,
        [id, 1, at('2010-12-01T08:26:00'), 3, 0.1 + 0.2],
        [],
        [id, 2, at('2010-12-02T00:00:00'), -1, 5],
      ],
    })
    const path = temp.path('book.ods')
    writeFileSync(
      path,
      await writeOds({ sheets: [sheet('Spring', 'A'), sheet('Autumn', 'B'), { name: 'Notes', rows: [['x']] }] }),
    )
    const { lines, transactions } = await readLines(path)
    expect(lines).toMatchObject([
      { customer_id: 'A', at: '2010-12-01 08:26:00', amount: '0.9' },
      { customer_id: 'A', at: '2010-12-02 00:00:00', amount: '-5' },
      { customer_id: 'B', at: '2010-12-01 08:26:00', amount: '0.9' },
      { customer_id: 'B', at: '2010-12-02 00:00:00', amount: '-5' },
    ])
    const codes = transactions.findings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['united-sheets', 'other-sheets', 'title-rows']))
    expect((await readLines(path, { sheets: ['Autumn'] })).lines).toHaveLength(2)
    temp.write('broken.ods', 'customer,date,amount\n')
    await expect(readLines(temp.path('broken.ods'))).rejects.toThrow('is no readable .ods file')
  })

  it('refuses what is no workbook, and empty ones', async () => {
    temp.write('book.xls', 'old')
    await expect(readLines(temp.path('book.xls'))).rejects.toThrow(
      'is of a form that is not read; save it as .xlsx or CSV',
    )
    temp.write('book.xlsx', 'customer,date,amount\n')
    await expect(readLines(temp.path('book.xlsx'))).rejects.toThrow('is no readable .xlsx file')
    await expect(readLines(await workbook({ A: [] }))).rejects.toThrow('holds only empty sheets')
  })

  it('reads the workbooks of a folder, but not those that Office keeps for itself', async () => {
    const path = await workbook({ Shop: [HEADER, ['A', 1, at('2023-01-01T00:00:00'), 1, 5]] })
    temp.write('~$book.xlsx', 'lock')
    const { transactions } = await readLines(temp.path())
    expect(transactions.sources.map(({ table }) => table.file.path)).toEqual([path])
  })
})
