import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepPath, keepSource, keptPath, keptSource } from '../../src/config/source-path.ts'

describe('keepSource', () => {
  it.each([
    ['orders.csv', '.', 'orders.csv'],
    ['./orders.csv', '.', 'orders.csv'],
    ['data/2024-*.csv', '.', 'data/2024-*.csv'],
    ['data/orders.csv', 'data', 'orders.csv'],
    ['orders.csv', 'kept', '../orders.csv'],
    ['data/', 'data', '.'],
    ['sqlite:data/shop.db', 'data', 'sqlite:shop.db'],
    ['DuckDB://shop.duckdb', '.', 'duckdb:shop.duckdb'],
  ])('names %s, seen from %s, %s, which means the same there', (source, folder, text) => {
    expect(keepSource(source, folder)).toEqual({ text, environment: [] })
    const [path, back] = [source, keptSource(text, folder)].map((name) => resolve(name.replace(/^\w+:(\/\/)?/, '')))
    expect(back).toBe(path)
  })

  it('leaves absolute paths and addresses as they are', () => {
    const path = resolve('orders.csv')
    expect(keepSource(path, 'kept').text).toBe(path)
    expect(keptSource(path, 'kept')).toBe(path)
    expect(keptSource('postgres://db/shop', 'kept')).toBe('postgres://db/shop')
    expect([keepPath('map.yaml', 'kept'), keptPath('map.yaml', 'kept')]).toEqual(['../map.yaml', 'kept/map.yaml'])
  })

  it.each([
    [
      'postgres://ann:s3cret%40@db:5433/shop?sslmode=require',
      'postgres://db:5433/shop?sslmode=require',
      ['PGUSER', 'PGPASSWORD'],
    ],
    ['postgresql://ann@db/shop', 'postgresql://db/shop', ['PGUSER']],
    ['postgres://db/shop?password=s3cret', 'postgres://db/shop', []],
    ['mysql://ann:s3cret@db/shop', 'mysql://db/shop', ['MYSQL_USER', 'MYSQL_PWD']],
    ['mariadb://db/shop', 'mariadb://db/shop', []],
  ])('keeps no secret of %s', (source, text, environment) => {
    const kept = keepSource(source, '.')
    expect(kept).toEqual({ text, environment })
    expect(JSON.stringify(kept)).not.toMatch(/s3cret|ann/)
  })
})
