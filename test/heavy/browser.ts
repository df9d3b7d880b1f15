/** The part of playwright-core that these tests use: its types are not there when only the root is installed. */
export interface Page {
  goto(address: string, options?: { waitUntil: 'networkidle' }): Promise<unknown>
  goBack(options?: { waitUntil: 'networkidle' }): Promise<unknown>
  reload(options?: { waitUntil: 'networkidle' }): Promise<unknown>
  url(): string
  click(selector: string): Promise<void>
  fill(selector: string, text: string): Promise<void>
  focus(selector: string): Promise<void>
  textContent(selector: string): Promise<string | null>
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> }
  readonly mouse: { move(x: number, y: number): Promise<void>; down(): Promise<void>; up(): Promise<void> }
  evaluate<T>(script: string): Promise<T>
  addScriptTag(tag: { path: string }): Promise<unknown>
  selectOption(selector: string, choice: { label: string }): Promise<unknown>
  setInputFiles(selector: string, files: string): Promise<void>
  waitForSelector(selector: string): Promise<unknown>
  waitForURL(address: RegExp): Promise<void>
  screenshot(options: { path: string; fullPage: boolean }): Promise<unknown>
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void
  on(event: 'pageerror', listener: (error: Error) => void): void
  on(event: 'dialog', listener: (dialog: { message(): string; dismiss(): Promise<void> }) => void): void
  on(event: 'request', listener: (request: { url(): string }) => void): void
  pdf(options: { path: string; format: string; preferCSSPageSize: boolean }): Promise<unknown>
  close(): Promise<void>
}

export interface PageOptions {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
  readonly bypassCSP?: boolean
}

export interface Browser {
  newPage(options: PageOptions): Promise<Page>
  close(): Promise<void>
}

interface Playwright {
  chromium: { launch(options: { executablePath: string; args: string[]; headless: boolean }): Promise<Browser> }
}

interface ChromiumPackage {
  default: { executablePath(): Promise<string> }
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * A headless Chromium: the one of the npm package, unpacked to the temporary folder, or else one that is installed.
 * The package brings everything but one library of the system; when that is missing, the error names it.
 */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = (await load('playwright-core')) as Playwright
  const { default: packaged } = (await load('@sparticuz/chromium')) as ChromiumPackage
  const executables = [await packaged.executablePath(), ...installed]
  const failures: unknown[] = []
  for (const executablePath of executables) {
    try {
      return await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
        headless: true,
      })
    } catch (failure) {
      failures.push(failure)
    }
  }
  throw new Error('Chromium does not start; install its one missing library: apt-get install libnss3', {
    cause: failures[0],
  })
}

/** The name is a variable for the compiler, so that the root compiles without this folder's packages. */
async function load(name: string): Promise<unknown> {
  try {
    return await import(name)
  } catch (cause) {
    throw new Error(`${name} is not installed; run \`npm ci\` in test/heavy`, { cause })
  }
}
