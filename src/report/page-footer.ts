import { type Markup, trusted } from '../charts/markup.ts'

/** What stands at the foot of every printed page: whose it is, and its number. As a style sheet. */
export function pageFooter(text: string): Markup {
  const style = 'font:7.6pt Inter,system-ui,sans-serif;color:#4d545e'
  return trusted(
    `@page{@bottom-left{content:${quoteCss(text)};${style}}@bottom-right{content:counter(page) " / " counter(pages);${style}}}`,
  )
}

/** A string of CSS. Whatever is neither letter, digit nor blank is written by its number, so that nothing can end the string. */
function quoteCss(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, (letter) => `\\${letter.codePointAt(0)!.toString(16)} `)}"`
}
