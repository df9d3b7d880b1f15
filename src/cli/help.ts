import { COMMANDS } from './options.ts'
import { wrap } from './terminal-table.ts'

const WIDTH = 80

/** What `clientele --help` prints. */
export function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => beside(name, 'evidence'.length, summary))
  return `Customer segments from transactions, on your own machine.

Usage: clientele COMMAND [options]

${lines.join('\n')}

Start with:  clientele segment orders.csv
Options of a command:  clientele COMMAND --help
`
}

/** What `clientele COMMAND --help` prints. */
export function commandHelp(name: string): string {
  const { usage, summary, example, options } = COMMANDS[name]!
  const flags = options.map((option) => `--${option.name}${option.value ? ` ${option.value}` : ''}`)
  const width = Math.max(...flags.map((flag) => flag.length))
  const lines = options.map(({ help }, i) => beside(flags[i]!, width, help))
  return `${wrap(usage, WIDTH, '  ')}\n${summary}\n\n${lines.join('\n')}\n\nExample: ${example}\n`
}

/** A name and a text beside it, in as many lines as that takes. */
function beside(name: string, width: number, text: string): string {
  return wrap(text, WIDTH, ' '.repeat(width + 4), `  ${name.padEnd(width)}  `)
}
