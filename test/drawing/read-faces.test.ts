import { describe, expect, it } from 'vitest'
import { readFaces } from '../../src/drawing/read-faces.ts'

describe('readFaces', () => {
  it('holds both faces whole, with their licence, and asks for nothing', async () => {
    const { text } = await readFaces()
    const data = [...text.matchAll(/font-family:'([^']+)'[^}]*base64,([A-Za-z0-9+/=]+)\)/g)]
    expect(data.map(([, family]) => family)).toEqual(['Inter', 'Source Serif 4'])
    for (const [, , base64] of data) {
      expect(Buffer.from(base64!, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2')
    }
    expect(text).toContain('SIL Open Font License')
    expect(text).not.toMatch(/https?:/)
    expect(text.length).toBeLessThan(150_000)
  })
})
