import { describe, expect, it } from 'vitest'
import { dataTable } from '../../src/report/data-table.ts'
import { phone } from '../../src/report/style/phone.ts'
import { unbalancedTag } from './unbalanced-tags.ts'

const table = {
  caption: 'What to expect',
  columns: [{ head: 'Segment' }, { head: 'Customers' }, { head: 'Value <b>' }],
  rows: [
    ['Champions', '100', '£18.0k'],
    ['Lost', '0', '–'],
  ],
}

describe('dataTable', () => {
  it('says in every cell of a card what it holds, and stays a table for a screen reader', () => {
    const text = dataTable({ ...table, cards: true }).text
    expect(unbalancedTag(text)).toBeNull()
    expect(text).toContain('<table class="cards" role="table">')
    expect(text.match(/data-label="[^"]*"/g)).toEqual([
      'data-label="Customers"',
      'data-label="Value &lt;b&gt;"',
      'data-label="Customers"',
      'data-label="Value &lt;b&gt;"',
    ])
    for (const [tag, role] of [
      ['tr', 'row'],
      ['td', 'cell'],
    ]) {
      expect(text.match(new RegExp(`<${tag}[ >]`, 'g'))!.length).toBe(text.split(`role="${role}"`).length - 1)
    }
    expect(phone).toContain('.cards tbody{display:block}')
  })

  it('is a plain table otherwise, in a place that scrolls', () => {
    const text = dataTable(table).text
    expect(text).toMatch(/^<div class="scroll" tabindex="0" role="region" aria-label="What to expect"><table><caption>/)
    expect(text).not.toMatch(/data-label|role="row/)
  })
})
