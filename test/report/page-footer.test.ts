import { describe, expect, it } from 'vitest'
import { pageFooter } from '../../src/report/page-footer.ts'

describe('pageFooter', () => {
  it('says whose page it is, and its number', () => {
    expect(pageFooter('shop csv').text).toContain('@bottom-left{content:"shop csv";')
    expect(pageFooter('shop csv').text).toContain('counter(page) " / " counter(pages)')
  })

  it('lets no name out of its string', () => {
    const text = pageFooter('"}</style><script>alert(1)</script>\\\n£').text
    expect(text).toContain('content:"\\22 \\7d \\3c \\2f style')
    expect(text).toContain('\\5c \\a \\a3 "')
    expect(text).not.toContain('<')
  })
})
