import { describe, expect, it } from 'vitest'
import { defineDecimalMacros } from '../../src/sources/read-decimal.ts'
import { openStore } from '../../src/store/store.ts'

async function evaluate(expression: string): Promise<unknown> {
  await using store = await openStore()
  await defineDecimalMacros(store)
  const { value } = await store.row<{ value: unknown }>(`SELECT (${expression})::VARCHAR AS value`)
  return value
}

describe('read_decimal', () => {
  it.each([
    ['12.5', '12.500000'],
    [' -12.50 ', '-12.500000'],
    ['+3', '3.000000'],
    ['.5', '0.500000'],
    ['123456789012345678', '123456789012345678.000000'],
    ['0.1234565', '0.123456'],
    ['0.1234575', '0.123458'],
    ['0.12345650001', '0.123457'],
    ['0.1234564999', '0.123456'],
    ['-0.1234565', '-0.123456'],
    ['-0.1234575', '-0.123458'],
    ['-0.0000015', '-0.000002'],
    ['0.30000000000000004', '0.300000'],
    ['0.9999995', '1.000000'],
    ['1e2', '100.000000'],
  ])('reads %s as %s', async (text, value) => {
    expect(await evaluate(`read_decimal('${text}')`)).toBe(value)
  })

  it.each(['', 'abc', '1,5', '12 EUR', 'nan', 'inf', '--1', '1.2.3'])('reads %j as no number', async (text) => {
    expect(await evaluate(`read_decimal('${text}')`)).toBeNull()
  })
})

describe('is_finer', () => {
  it.each([
    ['1.123456', 'false'],
    ['1.1234560', 'false'],
    ['1.1234561', 'true'],
    ['12', 'false'],
  ])('tells of %s: %s', async (text, finer) => {
    expect(await evaluate(`is_finer('${text}')`)).toBe(finer)
  })
})

describe('multiply_exact', () => {
  it.each([
    ['6', '2.55', '15.300000'],
    ['-3', '0.1', '-0.300000'],
    ['0.5', '0.000003', '0.000002'],
    ['0.5', '0.000001', '0.000000'],
    ['-0.5', '0.000003', '-0.000002'],
  ])('gives %s x %s = %s, half-even', async (quantity, price, product) => {
    expect(await evaluate(`multiply_exact(${quantity}::DECIMAL(14,6), ${price}::DECIMAL(24,6))`)).toBe(product)
  })
})
