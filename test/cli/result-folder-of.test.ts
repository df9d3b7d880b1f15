import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../src/base/errors.ts'
import type { CliCall } from '../../src/cli/parse-command.ts'
import { resultFolderOf } from '../../src/cli/result-folder-of.ts'
import { tempFolder } from '../temp-folder.ts'
import { runCli } from './run-cli.ts'

const folder = tempFolder()
const call = (out?: string) => ({ text: () => out }) as unknown as CliCall
const SHOP = 'customer_id,date,amount\nA,2020-01-01,5\n'

describe('resultFolderOf', () => {
  it('takes a folder that is there, one inside it, and several to be made', () => {
    mkdirSync(folder.path('there'))
    for (const name of ['there', 'there/new', 'none/of/these']) {
      expect(resultFolderOf(call(folder.path(name)), 'usual')).toBe(folder.path(name))
    }
    expect(resultFolderOf(call(), folder.path('usual'))).toBe(folder.path('usual'))
    expect(readdirSync(folder.path())).toEqual(['there'])
  })

  it('refuses a file in its place, and says how it was meant', () => {
    const file = folder.write('orders.csv', 'x')
    expect(() => resultFolderOf(call(file), 'usual')).toThrow(OptionError)
    expect(() => resultFolderOf(call(file), 'usual')).toThrow(
      `--out ${file} is a file, and a result is a folder; name another folder`,
    )
    expect(() => resultFolderOf(call(), file)).toThrow(
      `${file} is a file, and a result is a folder; name another folder with --out`,
    )
    expect(() => resultFolderOf(call(`${file}/in/it`), 'usual')).toThrow(/cannot be made, as .*orders\.csv is a file;/)
  })

  it.skipIf(process.getuid?.() === 0)('refuses a folder that cannot be written, and one inside it', () => {
    mkdirSync(folder.path('locked'))
    chmodSync(folder.path('locked'), 0o555)
    for (const name of ['locked', 'locked/new/deep']) {
      expect(() => resultFolderOf(call(folder.path(name)), 'usual')).toThrow(/cannot be written \(EACCES\); allow it/)
    }
  })
})

describe('every command that writes a folder', () => {
  it.each([
    ['segment', 'a.csv'],
    ['assign', 'model.json', 'a.csv'],
    ['clv', 'a.csv'],
    ['evidence', 'a.csv'],
    ['evolve', 'a.csv', '--every', 'month'],
    ['compare', 'a.csv', '--at', '2020-01-01,2020-02-01'],
  ])('ends before it reads where %s --out names a file', async (...args) => {
    folder.write('a.csv', SHOP)
    folder.write('taken', 'x')
    const { code, err } = await runCli(folder.path(), [...args, '--out', 'taken'])
    expect(err).toBe('clientele: --out taken is a file, and a result is a folder; name another folder\n')
    expect(code).toBe(2)
  })

  it('leaves a folder alone that demo --out names', async () => {
    mkdirSync(folder.path('shops'))
    const { code, err } = await runCli(folder.path(), ['demo', '--out', 'shops'])
    expect(err).toContain('--out shops is a folder; name a file, such as --out shops/demo-orders.csv')
    expect([code, readdirSync(folder.path())]).toEqual([2, ['shops']])
  })
})
