import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDrawing } from '../../src/drawing/open-drawing.ts'
import { renderReport } from '../../src/report/render-report.ts'
import { degenerateInputs } from '../report/degenerate-inputs.ts'
import { onlineRetailInput } from '../report/online-retail-input.ts'
import { type Browser, openBrowser, type PageOptions } from './browser.ts'

const wide = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

const looks: Readonly<Record<string, PageOptions>> = {
  light: { viewport: wide, colorScheme: 'light' },
  dark: { viewport: wide, colorScheme: 'dark' },
  phone: { viewport: phone, colorScheme: 'light' },
  'dark phone': { viewport: phone, colorScheme: 'dark' },
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

const folder = mkdtempSync(join(tmpdir(), 'clientele-report-'))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const drawing = await openDrawing()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

describe.each(Object.entries({ 'online retail': onlineRetailInput, ...degenerateInputs }))(
  'the report of %s',
  (name, input) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.html`)
    const address = pathToFileURL(file).href
    writeFileSync(file, renderReport(input, drawing))

    it.each(Object.entries(looks))(
      'can be read by everybody, alone, without scrolling sideways: %s',
      async (_, look) => {
        const page = await browser.newPage(look)
        const requests: string[] = []
        const complaints: string[] = []
        page.on('request', (request) => requests.push(request.url()))
        page.on('console', (message) => complaints.push(message.text()))
        page.on('pageerror', (error) => complaints.push(error.message))
        await page.goto(address)
        await page.evaluate(`document.querySelectorAll('details').forEach((details) => { details.open = true })`)

        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.viewport.width)

        // Evaluated by the debugger, so that the page's own policy, which allows no script, stays as it is.
        await page.evaluate(axe)
        const violations = await page.evaluate<Violation[]>('axe.run().then((result) => result.violations)')
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

        expect(requests).toEqual([address])
        expect(complaints).toEqual([])
        await page.close()
      },
    )
  },
)
