import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Markup, trusted } from '../charts/markup.ts'

const faces = [
  { family: 'Inter', file: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', weights: '100 900' },
  {
    family: 'Source Serif 4',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    weights: '200 900',
  },
] as const

/** The licence asks that it is named wherever the faces go. */
const notice = `/* Inter: copyright 2016 The Inter Project Authors. Source Serif 4: copyright 2014 - 2023 Adobe, with Reserved Font Name 'Source'.
Both under the SIL Open Font License, version 1.1. */`

/** The Latin letters of the page's two faces as a style sheet that asks for no file, 132 kB. */
export async function readFaces(): Promise<Markup> {
  const require = createRequire(import.meta.url)
  const rules = await Promise.all(
    faces.map(async ({ family, file, weights }) => {
      const data = await readFile(require.resolve(file), 'base64')
      return `@font-face{font-family:'${family}';font-weight:${weights};src:url(data:font/woff2;base64,${data}) format('woff2')}`
    }),
  )
  return trusted([notice, ...rules].join('\n'))
}
