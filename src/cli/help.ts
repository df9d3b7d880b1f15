import { COMMANDS } from './options.ts'

/** What `clientele --help` prints. */
export function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, command]) => `  ${name.padEnd(9)} ${command.summary}`)
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
  const lines = options.map((option, i) => `  ${flags[i]!.padEnd(width)}  ${option.help}`)
  return `${usage}\n${summary}\n\n${lines.join('\n')}\n\nExample: ${example}\n`
}
