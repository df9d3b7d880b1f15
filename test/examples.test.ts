import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateShop } from '../src/demo/generate-shop.ts'

// The examples import this package by its name, so they have to lie below its package.json and find it built.
const compiled = resolve('.cache', `examples-${process.pid}`)
const folder = mkdtempSync(join(tmpdir(), 'clientele-examples-'))

beforeAll(() => {
  mkdirSync(compiled, { recursive: true })
  writeFileSync(join(folder, 'orders.csv'), [...generateShop({ customers: 300, seed: 7 })].join(''))
})

afterAll(() => {
  rmSync(compiled, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

/** What an example prints when it runs in the folder with orders.csv. */
function run(example: string): string[] {
  const { outputText } = ts.transpileModule(readFileSync(join('examples', example), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  const script = join(compiled, example.replace(/ts$/, 'mjs'))
  writeFileSync(script, outputText)
  return execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' }).trim().split('\n')
}

describe('examples', () => {
  it('compile against the types of the package', () => {
    const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
    const files = readdirSync('examples').map((name) => join('examples', name))
    const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: undefined, files }, ts.sys, '.')
    const problems = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options))
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
  })

  it('segment-a-file prints the segments and writes the result', () => {
    const lines = run('segment-a-file.ts')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).toMatch(/^[A-Z][\w ()]+: \d+ customers, -?\d+% of revenue\. \w/)
    expect(readdirSync(join(folder, 'clientele-out'))).toEqual(expect.arrayContaining(['report.html', 'run.json']))
  })

  it('cluster-an-array tells active from inactive customers', () => {
    expect(run('cluster-an-array.ts')).toEqual([
      expect.stringMatching(/^clusters: (0 0 0 1 1 1|1 1 1 0 0 0)$/),
      'a new customer is in the cluster of customer 1: true',
    ])
  })

  it('are what the README shows', () => {
    const example = readFileSync('examples/segment-a-file.ts', 'utf8')
    const shown = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))![1]
    expect(shown).toBe(example.slice(example.indexOf('import')))
  })
})
