import { describe, expect, it } from 'vitest'
import { locateRecords } from '../../src/sources/record-positions.ts'

const COMMA = { header: true, delimiter: ',' }

/** The rows in which each of the words begins, with chunks of every size. */
async function rowsOf(text: string, words: string[], options = COMMA): Promise<number[]> {
  const positions = words.map((word) => Buffer.from(text.slice(0, text.indexOf(word))).length)
  const results = await Promise.all([1, 3, 1000].map((size) => locateRecords(chunks(text, size), positions, options)))
  expect(results[1]).toEqual(results[0])
  expect(results[2]).toEqual(results[0])
  return results[0]!
}

async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('locateRecords', () => {
  it('counts data rows from 1, with and without a header', async () => {
    expect(await rowsOf('id,x\nA,1\nB,2\n', ['id', 'A', 'B'])).toEqual([0, 1, 2])
    expect(await rowsOf('A,1\nB,2\n', ['A', 'B'], { ...COMMA, header: false })).toEqual([1, 2])
  })

  it('does not count blank lines, nor the second half of a line end', async () => {
    expect(await rowsOf('\r\n\nid,x\r\n\r\nA,1\r\n\n\nB,2', ['A', 'B'])).toEqual([1, 2])
  })

  it('takes a quoted line break for a part of the cell', async () => {
    expect(await rowsOf('id,x\nA,"1\n\n""\n2"\nB,2\n', ['A', 'B'])).toEqual([1, 2])
  })

  it('takes a quote inside a cell for a character', async () => {
    expect(await rowsOf('id,x\nA,5" disc\nB,2\n', ['A', 'B'])).toEqual([1, 2])
  })

  it('knows other delimiters and old line ends', async () => {
    expect(await rowsOf('id;x\rA;"1\r2"\rB;2', ['A', 'B'], { header: true, delimiter: ';' })).toEqual([1, 2])
  })
})
