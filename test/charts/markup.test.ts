import { describe, expect, it } from 'vitest'
import { html } from '../../src/charts/markup.ts'

describe('html', () => {
  it('escapes every value, in text and in attributes', () => {
    const name = `<img src=x onerror="alert('1')">&`
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
    )
  })

  it('keeps markup, joins lists and leaves out what is not there', () => {
    expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${null}${false}${undefined}</ul>`.text).toBe(
      '<ul><li>1</li><li>2</li></ul>',
    )
  })

  it('does not take an object of the same shape for markup', () => {
    const forged = JSON.parse('{"text":"<b>"}')
    expect(() => html`${forged}`.text).toThrow()
  })

  it('replaces control characters, which HTML does not know', () => {
    expect(html`a${'\u0000'}b`.text).toBe('a\ufffdb')
  })
})
