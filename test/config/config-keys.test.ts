import { describe, expect, it } from 'vitest'
import { COMMANDS, optionsOf } from '../../src/cli/commands.ts'
import { COMMAND_LINE_ONLY, CONFIG_KEYS, ROLE_HELP } from '../../src/config/config-keys.ts'
import { ROLES } from '../../src/sources/roles.ts'

const options = new Map(
  Object.keys(COMMANDS).flatMap((command) => optionsOf(command).map((option) => [option.name, option])),
)
const keys = CONFIG_KEYS.map(({ name }) => name)

describe('CONFIG_KEYS', () => {
  it('has every option of the command line, but for those that are kept out for a reason, and no other', () => {
    expect([...keys, ...Object.keys(COMMAND_LINE_ONLY)].toSorted()).toEqual([...options.keys()].toSorted())
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has every option that init takes, but for what is about the one call', () => {
    const taken = optionsOf('init')
      .map(({ name }) => name)
      .filter((name) => !(name in COMMAND_LINE_ONLY))
    expect(taken.toSorted()).toEqual(keys.toSorted())
  })

  it.each(CONFIG_KEYS)('gives $name the shape that its option has', ({ name, shape }) => {
    const { value, repeatable = false } = options.get(name)!
    expect(shape === 'switch').toBe(value === undefined)
    expect(shape === 'text').toBe(value !== undefined && !repeatable)
  })

  it.each(CONFIG_KEYS.filter(({ isDefault, shape }) => isDefault && shape !== 'switch'))(
    'shows for $name what the help calls the default',
    ({ name, shown }) => {
      const { help } = options.get(name)!
      const usual = /\(([^)]*)\)$/.exec(help)?.[1]?.split(':')[0]
      expect(shown).toBe(name === 'features' ? '[recency, frequency, monetary]' : usual)
    },
  )
})

describe('ROLE_HELP', () => {
  it('has a line for every role', () => {
    expect(Object.keys(ROLE_HELP).toSorted()).toEqual([...ROLES].toSorted())
  })
})
