import { COMMANDS } from './commands.ts'
import type { CliOption } from './options.ts'
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
  const { usage, summary, example, groups } = COMMANDS[name]!
  const width = Math.max(...groups.flatMap(({ options }) => options.map((option) => flagOf(option).length)))
  const blocks = groups.map(({ title, options }) =>
    [`${title}:`, ...options.map((option) => beside(flagOf(option), width, option.help))].join('\n'),
  )
  return `${wrap(usage, WIDTH, '  ')}\n${summary}\n\n${blocks.join('\n\n')}\n\nExample: ${example}\n`
}

function flagOf({ name, value }: CliOption): string {
  return `--${name}${value ? ` ${value}` : ''}`
}

/** A name and a text beside it, in as many lines as that takes. */
function beside(name: string, width: number, text: string): string {
  return wrap(text, WIDTH, ' '.repeat(width + 4), `  ${name.padEnd(width)}  `)
}
