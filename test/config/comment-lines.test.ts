import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { commentLines, LINE_WIDTH } from '../../src/config/comment-lines.ts'

describe('commentLines', () => {
  it('breaks between words, and keeps a long word whole', () => {
    expect(commentLines('one two', '  ')).toEqual(['  # one two'])
    const lines = commentLines(`${'word '.repeat(40)}${'x'.repeat(100)} end`)
    expect(lines.filter((line) => line.length > LINE_WIDTH)).toEqual([`# ${'x'.repeat(100)}`])
    expect(
      lines
        .join(' ')
        .replaceAll('#', '')
        .split(/\s+/)
        .filter((word) => word !== ''),
    ).toHaveLength(42)
  })

  it('holds any text within comments', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = commentLines(`a${text}\r\nb: 1\u0085c: 2\u2028d: 3`).join('\n')
        const document = parseDocument(`x: 1\n${lines}\ny: 2\n`)
        expect(document.errors).toEqual([])
        expect(document.toJS()).toEqual({ x: 1, y: 2 })
      }),
    )
  })
})
