import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { pageTokens } from './src/dashboard/style/page-tokens.ts'

/** Where `clientele serve` answers while the page is worked on with `npx vite`. */
const server = process.env['CLIENTELE_SERVER'] ?? 'http://127.0.0.1:4242'

/** The packages of which something reaches the reader's browser, and the texts that must come along. */
const notices: readonly (readonly [name: string, ...texts: string[]])[] = [
  ['preact', 'LICENSE'],
  ['preact-iso', 'LICENSE'],
  ['@preact/signals', 'LICENSE'],
  ['@preact/signals-core', 'LICENSE'],
  ['@tanstack/virtual-core', 'LICENSE'],
  ['echarts', 'LICENSE', 'NOTICE', 'licenses/LICENSE-d3'],
  ['zrender', 'LICENSE'],
  ['@fontsource-variable/inter', 'LICENSE'],
  ['@fontsource-variable/source-serif-4', 'LICENSE'],
]

// The page: src/dashboard to dist/dashboard, every script, style and font a file of its own with a hash in its name.
export default defineConfig({
  root: 'src/dashboard',
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [sharedTokens(), plainFontNames(), licenceNotices()],
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // ECharts is one chunk of 600 kB that loads with the first chart.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server } },
})

/** `virtual:tokens.css`: the colours of the report and the page, of which there is one source. */
function sharedTokens(): Plugin {
  const id = 'virtual:tokens.css'
  return {
    name: 'shared-tokens',
    resolveId: (source) => (source === id ? id : null),
    load: (loaded) => (loaded === id ? pageTokens : null),
  }
}

/** The fonts by the names that the charts and the report give them: `Inter`, not `Inter Variable`. */
function plainFontNames(): Plugin {
  return {
    name: 'plain-font-names',
    enforce: 'pre',
    transform: (code, id) => (/@fontsource-variable.*\.css$/.test(id) ? code.replaceAll(" Variable'", "'") : null),
  }
}

/** LICENSES.txt beside the page. */
function licenceNotices(): Plugin {
  return {
    name: 'licence-notices',
    generateBundle() {
      const source = notices
        .map(([name, ...texts]) => {
          const folder = new URL(`node_modules/${name}/`, import.meta.url)
          const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { version: string }
          return [
            `${name} ${version}`,
            ...texts.map((text) => readFileSync(new URL(text, folder), 'utf8').trim()),
          ].join('\n\n')
        })
        .join(`\n\n${'-'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: `${source}\n` })
    },
  }
}
