import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { REASONS } from '../src/base/reasons.ts'
import { COMMANDS, optionsOf } from '../src/cli/commands.ts'
import { parseConfig } from '../src/config/parse-config.ts'
import { renderConfig } from '../src/config/render-config.ts'
import { keepSource } from '../src/config/source-path.ts'
import { whatWasFound } from '../src/config/what-was-found.ts'
import { generateShop } from '../src/demo/generate-shop.ts'
import { compileMap } from '../src/maps/compile-map.ts'
import { house } from '../src/maps/house.ts'
import { knownMaps } from '../src/maps/known-maps.ts'
import { parseMap } from '../src/maps/parse-map.ts'
import { NAMING_RULES } from '../src/naming/naming-rules.ts'
import { check } from '../src/pipeline/check.ts'
import { scoreCustomers } from '../src/rfm/scoring/score-customers.ts'
import { scoringMethods } from '../src/rfm/scoring/scoring.ts'
import { ROLES } from '../src/sources/roles.ts'
import { openStore } from '../src/store/store.ts'
import { runCli } from './cli/run-cli.ts'
import { tempFolder } from './temp-folder.ts'

const read = (path: string): string => readFileSync(path, 'utf8')

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** The cells of every table row on a page, the code marks taken off; bars that are escaped are text. */
function rowsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    )
}

/** The fenced blocks of a language. */
function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!)
}

/** Every name in code marks within a text. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
}

describe('pages', () => {
  it.each(pages)('%s links to what exists and names no place of one machine', (page) => {
    const text = read(page)
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (!target!.includes('://')) expect(existsSync(join(dirname(page), target!)), target).toBe(true)
    }
    expect(text).not.toMatch(/(^|[\s`'"(])\/(home|root|tmp|usr|var|etc|opt|mnt|Users)\//)
  })

  it('keep the README short', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(121)
  })
})

describe('getting-started.md', () => {
  const folder = tempFolder()

  it('shows the table that its commands print', async () => {
    expect((await runCli(folder.path(), ['demo', '--out', 'orders.csv'])).code).toBe(0)
    const { out } = await runCli(folder.path(), ['segment', 'orders.csv', '--out', 'result', '--quiet'])
    expect(out).toContain(blocksOf(read('docs/guide/getting-started.md'), 'text')[0])
    expect((await runCli(folder.path(), ['explain', '100001', '--run', 'result'])).code).toBe(0)
  })
})

describe('options.md', () => {
  const rows = rowsOf(read('docs/guide/options.md')).filter(([option]) => option!.startsWith('`--'))
  const written = rows.map(([option, , usual, commands]) => `${option!.slice(1, -1)} (${usual}) of ${commands}`)

  it('lists the options, defaults and commands that there are, and no other', () => {
    const known = new Map<string, string[]>()
    for (const command of Object.keys(COMMANDS)) {
      for (const { name, value, help } of optionsOf(command)) {
        const usual = /\(([^)]*)\)$/.exec(help)?.[1] ?? (name === 'seed' ? '42' : '')
        const key = `--${name}${value ? ` ${value}` : ''} (${usual})`
        known.set(key, [...(known.get(key) ?? []), command])
      }
    }
    expect(written.toSorted()).toEqual(
      [...known].map(([key, commands]) => `${key} of ${commands.join(', ')}`).toSorted(),
    )
  })
})

describe('options.md, in detail', () => {
  it.each([
    ['columns', ROLES],
    ['map', knownMaps.map(({ name }) => name)],
    ['scoring', scoringMethods],
  ])('lists the values of --%s', (name, values) => {
    const row = rowsOf(read('docs/guide/options.md')).find(([option]) => option!.startsWith(`\`--${name} `))
    expect(namesIn(row![1]!).filter((value) => !value.includes('='))).toEqual(values)
  })
})

describe('scores.md', () => {
  it('gives the examples the scores that they have', () => {
    const rows = rowsOf(read('docs/methods/scores.md')).filter(([values]) => /^\d+ \(\d+\)/.test(values!))
    expect(rows.length).toBe(4)
    for (const [values, bins, scores] of rows) {
      const runs = [...values!.matchAll(/(\d+) \((\d+)\)/g)].map(
        ([, value, customers]) => [+value!, +customers!] as const,
      )
      const orders = Float64Array.from(runs.flatMap(([value, customers]) => Array<number>(customers).fill(value)))
      const columns = { n: orders.length, recencyDays: orders, orderCount: orders, revenue: undefined }
      const { f } = scoreCustomers(columns, { method: 'quantile', bins: Number(bins) })
      expect(runs.map(([value]) => f[orders.indexOf(value)]).join(', ')).toBe(scores)
    }
  })
})

describe('rule-maps.md', () => {
  it('shows the house map as it is', () => {
    const rows = rowsOf(read('docs/methods/rule-maps.md')).slice(1)
    expect(rows).toEqual(house.rules.map(({ segment, when }) => [segment, [when].flat().join(' or ')]))
  })
})

describe('names-and-actions.md', () => {
  it('lists the names in the order in which they are tried', () => {
    const rows = rowsOf(read('docs/methods/names-and-actions.md')).slice(1)
    const rules = NAMING_RULES.filter(({ name }) => name !== 'Unclustered')
    expect(rows.map(([timing, , name]) => [timing, name])).toEqual(
      rules.map(({ state, name }) => [state ?? 'any', name]),
    )
  })
})

describe('your-own-rule-map.md', () => {
  const page = read('docs/guide/your-own-rule-map.md')
  const maps = blocksOf(page, 'yaml').map((text, i) => parseMap(text, i === 0 ? 'coffee.yaml' : 'key-accounts.yaml'))

  it('shows maps that compile and name the codes as it says', () => {
    const parts = page.split('```yaml').slice(1)
    expect(parts.length).toBe(maps.length)
    for (const [i, part] of parts.entries()) {
      const compiled = compileMap(maps[i]!)
      const codes = rowsOf(part).filter(([code]) => /^\d{3}$/.test(code!))
      expect(codes.map(([, segment]) => segment)).toEqual(expect.arrayContaining([...compiled.segments]))
      for (const [code, segment] of codes) {
        const [r, f, m] = [...code!].map(Number)
        expect(compiled.segmentOf(r!, f!, m!), code).toBe(segment)
      }
    }
  })

  it('shows the message that a gap gives', () => {
    const [coffee] = maps
    const rules = coffee!.rules.map((rule, i) => (i === 1 ? { ...rule, when: 'r >= 4, f = 2' } : rule))
    expect(() => compileMap({ ...coffee!, rules })).toThrow(blocksOf(page, 'text')[0]!.trim())
  })
})

describe('keeping-a-mapping.md', () => {
  const page = read('docs/guide/keeping-a-mapping.md')
  const folder = tempFolder()

  /** What `clientele init till.csv --refunds drop` writes of the file on the page. */
  async function kept(csv: string): Promise<string> {
    const path = folder.write('till.csv', Buffer.from(csv, 'latin1'))
    await using store = await openStore(':memory:', { threads: 1 })
    const found = await check(store, { source: path, refunds: 'drop' })
    return renderConfig({ sources: [keepSource('till.csv', '.')], keys: whatWasFound(found) })
  }

  it('shows the beginning of what init writes', async () => {
    const text = await kept(blocksOf(page, 'csv')[0]!)
    expect(text).toContain(blocksOf(page, 'yaml')[0]!.trimEnd())
    expect(text).toContain('\nrefunds: drop ')
  })

  it('shows messages as they are', async () => {
    const [renamed, wrong] = blocksOf(page, 'text').map((block) => block.trim().split('\n'))
    const { values } = parseConfig(await kept(blocksOf(page, 'csv')[0]!), 'clientele.yaml')
    const { line } = values.get('columns')!.find(({ within }) => within === 'orderedAt')!
    expect(renamed![0]).toContain(`clientele.yaml, line ${line}: columns orderedAt=`)
    expect(() => parseConfig('seed: 1\ndelimeter: x', 'clientele.yaml')).toThrow(wrong![0]!)
    expect(() => parseConfig('seed: 1\ncolumns: Kunde', 'clientele.yaml')).toThrow(wrong![1]!)
  })

  it('shows how secrets are left out', () => {
    const source = keepSource('postgres://ann:secret@db.example.com/shop', '.')
    expect(renderConfig({ sources: [source], keys: new Map() })).toContain(blocksOf(page, 'yaml')[1]!)
  })
})

describe('bad-data.md', () => {
  const page = read('docs/guide/bad-data.md')

  it('lists the reasons in their order', () => {
    const [, reasons] = page.split('## Reasons')
    const listed = rowsOf(reasons!.split('## Findings')[0]!).map(([reason]) => reason!.slice(1, -1))
    expect(listed.slice(1)).toEqual([...REASONS])
  })

  it('lists every finding that the source can raise, and no other', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.startsWith('server'))
      .map((path) => read(join('src', path)))
      .join('\n')
    const raised = [...code.matchAll(/\bcode: '([a-z-]+)'/g)].map((match) => match[1]!)
    const [, findings] = page.split('## Findings')
    const rows = rowsOf(findings!.split('## Exit codes')[0]!)
    const listed = rows.flatMap(([names]) => namesIn(names!))
    expect(listed).toEqual(expect.arrayContaining([...new Set(raised)]))
    for (const name of listed) expect(code, name).toContain(`'${name}'`)
  })
})

describe('library.md', () => {
  const page = read('docs/reference/library.md')

  it('has an entry for every export, and no other', () => {
    const exported = ['src/index.ts', 'src/clustering.ts', 'src/clv.ts'].flatMap((path) =>
      [...read(path).matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap((match) =>
        match[1]!.split(',').map((name) => name.trim().replace(/^type /, '')),
      ),
    )
    const headings = [...page.matchAll(/^### `(\w+)/gm)].map((match) => match[1]!)
    const tables = rowsOf(page).flatMap(([names]) => namesIn(names!))
    const names = new Set(exported.filter((name) => name !== ''))
    expect([...headings, ...tables].toSorted()).toEqual([...names].toSorted())
  })

  it('shows code that compiles and runs from top to bottom', () => {
    const code = blocksOf(page, 'ts').join('\n')
    // Below package.json, so that the package is found by its name.
    const folder = resolve('.cache', `docs-${process.pid}`)
    const data = mkdtempSync(join(tmpdir(), 'clientele-docs-'))
    mkdirSync(folder, { recursive: true })
    try {
      writeFileSync(join(folder, 'library.ts'), code)
      writeFileSync(join(data, 'orders.csv'), [...generateShop({ customers: 300, seed: 7 })].join(''))
      const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
      const parsed = ts.parseJsonConfigFileContent(
        { compilerOptions: { ...config.compilerOptions, noUnusedLocals: false }, files: [join(folder, 'library.ts')] },
        ts.sys,
        '.',
      )
      const problems = ts.getPreEmitDiagnostics(ts.createProgram(parsed.fileNames, parsed.options))
      expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])

      const { outputText } = ts.transpileModule(code, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      })
      writeFileSync(join(folder, 'library.mjs'), outputText)
      const said = execFileSync(process.execPath, [join(folder, 'library.mjs')], { cwd: data, encoding: 'utf8' })
      expect(said.split('\n').length).toBeGreaterThan(15)
      expect(existsSync(join(data, 'placed', 'run.json'))).toBe(true)
    } finally {
      rmSync(folder, { recursive: true, force: true })
      rmSync(data, { recursive: true, force: true })
    }
  })
})
