import { describe, expect, it } from 'vitest'
import { openDrawing } from '../../src/drawing/open-drawing.ts'
import { renderReport } from '../../src/report/render-report.ts'
import { degenerateInputs } from './degenerate-inputs.ts'
import { onlineRetailInput } from './online-retail-input.ts'
import { unbalancedTag } from './unbalanced-tags.ts'

const drawing = await openDrawing()
const page = renderReport(onlineRetailInput, drawing)
const inputs = Object.entries({ 'online retail': onlineRetailInput, ...degenerateInputs })

describe('renderReport', () => {
  it('opens with the finding', () => {
    expect(textOf(page, 'h1')).toEqual(['361 customers bring 54% of revenue; 1,002 good ones are going quiet'])
  })

  it('answers first and can be checked after', () => {
    expect(textOf(page, 'h2')).toEqual([
      'Read this first',
      'Two segments, three in ten customers, bring 77% of revenue',
      '619 customers ordered once and have been silent for 181 days or more',
      'November sold £1.16m, and Champions and Loyal customers made 83% of it',
      'One in five newcomers orders again the month after',
      'How to check it',
    ])
    expect(textOf(page, 'h3')).toEqual([
      'Five is the finest split that keeps coming back',
      'Most customers sit well inside their segment',
      'On a log scale three lopsided measures become comparable',
      'Fixed rules would call 228 of the 965 Loyal customers “Champions”',
      'Champions came back 1.6 times as often as everybody, Lost 0.6 times',
      'Every row is accounted for: 541,909 = 397,884 + 144,025',
      'What each word counts',
      'Same file, same options, same bytes',
    ])
  })

  it('puts serious findings and warnings first, and the rest further down', () => {
    const first = page.indexOf('135,080 of 541,909 rows')
    expect(first).toBeLessThan(page.indexOf('Two large orders'))
    expect(page.indexOf('Two large orders')).toBeLessThan(page.indexOf('class="figures"'))
    expect(page.indexOf('The file starts on 1 Dec 2010')).toBeGreaterThan(page.indexOf('What was set aside'))
  })

  it('is the same text for the same run, and small', () => {
    expect(renderReport(structuredClone(onlineRetailInput), drawing)).toBe(page)
    expect(page.length).toBeLessThan(300_000)
  })

  it('is light, dark, or as the system has it, without a script', () => {
    expect(page).toContain('<input type="radio" name="theme" value="system" checked>')
    for (const theme of ['light', 'dark']) {
      expect(page).toContain(`:root:has([name=theme][value=${theme}]:checked){color-scheme:${theme};--bg:`)
    }
  })

  it('says that amounts are in the own currency of the file when that is unknown', () => {
    const unknown = renderReport({ ...onlineRetailInput, currency: null }, drawing)
    expect(unknown).toContain('Amounts are in the file’s own currency.')
    expect(unknown).toContain('<span>4.81m</span>')
  })

  it('says that nothing stands in the way only when nothing does', () => {
    expect(page).not.toContain('Nothing in the data')
    expect(renderReport({ ...onlineRetailInput, findings: [] }, drawing)).toContain(
      'Nothing in the data stands in the way.',
    )
  })

  it('has headings in order', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    levels.slice(1).forEach((level, i) => {
      expect(level - levels[i]!).toBeLessThanOrEqual(1)
    })
  })

  it('escapes names that would be markup', () => {
    const hostile = renderReport(degenerateInputs['hostile names']!, drawing)
    expect(hostile).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(hostile).not.toContain('<img')
    expect(hostile).not.toContain('<script')
  })

  describe.each(inputs)('with %s', (_, input) => {
    const text = renderReport(input, drawing)

    it('closes what it opens', () => {
      expect(unbalancedTag(text)).toBeNull()
    })

    it('asks for nothing from anywhere', () => {
      expect(text).not.toMatch(/https?:|<script|<link|<img|@import|url\((?!#|data:font)/)
      const tags = [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""')).join('')
      expect(tags).not.toMatch(/\ssrc=|\son\w+=/)
    })

    it('gives every picture a role and a reading', () => {
      for (const [tag] of text.matchAll(/<svg[^>]*>/g)) {
        expect(tag).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]+"/)
      }
    })

    it('never shows what a number is not', () => {
      const shown = text.replace(/<style>[\s\S]*?<\/style>/, '')
      expect(shown).not.toMatch(/NaN|undefined|Infinity|\bnull\b|\[object/)
    })

    it('uses each id once', () => {
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })
  })
})

function textOf(markup: string, tag: string): string[] {
  return [...markup.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'g'))].map(([, text]) => text!)
}
