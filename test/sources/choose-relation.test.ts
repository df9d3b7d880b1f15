import { describe, expect, it } from 'vitest'
import { chooseRelation, formOf, type TableName } from '../../src/sources/choose-relation.ts'

const orders: TableName = { schema: null, name: 'orders' }
const archive: TableName = { schema: 'old', name: 'orders' }
const people: TableName = { schema: null, name: 'People "x"' }

const choose = (options: { table?: string; query?: string }, ...tables: TableName[]) =>
  chooseRelation('the shop', options, async () => tables)

describe('chooseRelation', () => {
  it('takes the only table, and says so', async () => {
    const { sql, findings } = await choose({}, people)
    expect(sql).toBe('SELECT * FROM "People ""x"""')
    expect(findings).toMatchObject([{ code: 'only-table', example: 'People "x"' }])
  })

  it('asks which of several tables to read', async () => {
    await expect(choose({}, orders, people)).rejects.toThrow(
      'the shop holds 2 tables (orders, People "x"); choose one with --table orders',
    )
    await expect(choose({})).rejects.toThrow('the shop holds no table')
  })

  it.each([
    ['orders', [orders, people], { sql: 'SELECT * FROM "orders"', table: 'orders' }],
    ['ORDERS', [orders, people], { sql: 'SELECT * FROM "orders"', table: 'orders' }],
    ['old.orders', [orders, archive], { sql: 'SELECT * FROM "old"."orders"', table: 'old.orders' }],
  ])('finds the table %s', async (table, tables, found) => {
    const relation = await choose({ table }, ...tables)
    expect(relation).toEqual({ ...found, findings: [] })
    expect(formOf(relation)).toEqual({ table: found.table })
  })

  it('refuses a table that is not there, or could be two', async () => {
    await expect(choose({ table: 'order' }, orders)).rejects.toThrow(
      'there is no such table in the shop; choose one of orders',
    )
    await expect(choose({ table: 'orders' }, { schema: 'a', name: 'orders' }, archive)).rejects.toThrow(
      '--table orders could be any of a.orders, old.orders; name the schema, too',
    )
  })

  it('takes a query as it is, but for the sign at its end', async () => {
    const relation = await choose({ query: 'SELECT 1;\n ' })
    expect(relation).toEqual({ sql: 'SELECT 1', findings: [] })
    expect(formOf(relation)).toEqual({})
  })
})
