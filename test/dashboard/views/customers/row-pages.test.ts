import { describe, expect, it } from 'vitest'
import type { CustomerPage } from '../../../../src/api/customers.ts'
import { PAGE_ROWS, RowPages } from '../../../../src/dashboard/views/customers/row-pages.ts'
import { customerRow } from '../customer-row.ts'

interface Asked {
  readonly offset: number
  readonly signal: AbortSignal
  readonly answer: (page: CustomerPage) => void
  readonly fail: (failure: Error) => void
}

function pagesOf() {
  const asked: Asked[] = []
  const failures: unknown[] = []
  let arrived = 0
  const pages = new RowPages(
    (offset, signal) => new Promise((answer, fail) => asked.push({ offset, signal, answer, fail })),
    () => arrived++,
    (failure) => failures.push(failure),
  )
  return { pages, asked, failures, arrived: () => arrived }
}

function page(offset: number): CustomerPage {
  const rows = Array.from({ length: PAGE_ROWS }, (_, i) => customerRow({ id: `${offset + i}` }))
  return { total: 10_000, revenue: 1, offset, rows }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('RowPages', () => {
  it('asks once for what is in sight and keeps it', async () => {
    const { pages, asked, arrived } = pagesOf()
    pages.show(90, 130)
    pages.show(90, 130)
    expect(asked.map(({ offset }) => offset)).toEqual([0, 100])
    expect(pages.row(101)).toBeUndefined()
    asked[1]!.answer(page(100))
    await settled()
    expect(pages.row(101)?.id).toBe('101')
    expect(arrived()).toBe(1)
    pages.show(100, 130)
    expect(asked).toHaveLength(2)
  })

  it('stops waiting for what has gone out of sight, and takes no late answer for it', async () => {
    const { pages, asked, arrived, failures } = pagesOf()
    pages.show(0, 30)
    pages.show(5_000, 5_030)
    expect(asked[0]!.signal.aborted).toBe(true)
    asked[0]!.answer(page(0))
    asked[1]!.answer(page(5_000))
    await settled()
    expect(pages.row(0)).toBeUndefined()
    expect(pages.row(5_001)?.id).toBe('5001')
    expect([arrived(), failures.length]).toEqual([1, 0])
  })

  it('asks again after a failure', async () => {
    const { pages, asked, failures } = pagesOf()
    pages.show(0, 30)
    asked[0]!.fail(new Error('gone'))
    await settled()
    expect(failures).toHaveLength(1)
    pages.show(0, 30)
    expect(asked).toHaveLength(2)
  })

  it('lets go of pages that were in sight longest ago', async () => {
    const { pages, asked } = pagesOf()
    for (let i = 0; i <= 300; i++) {
      pages.show(i * PAGE_ROWS, i * PAGE_ROWS + 1)
      asked[i]!.answer(page(i * PAGE_ROWS))
      await settled()
    }
    expect(pages.row(0)).toBeUndefined()
    expect(pages.row(100)).toBeDefined()
  })
})
