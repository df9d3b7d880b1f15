import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { demoShop } from '../pipeline/demo-shop.ts'
import { tempFolder } from '../temp-folder.ts'

const folder = tempFolder()

describe('clientele serve', () => {
  it('prints its address, lets in who has it, and ends when interrupted', async () => {
    folder.write('orders.csv', demoShop(60))
    let seen: Promise<number> | undefined
    const { code, out, err } = await runCli(folder.path(), ['serve', 'orders.csv', '--port', '0'], (child) => {
      child.stdout!.on('data', (text: string) => {
        seen ??= fetch(text.trim(), { redirect: 'manual' })
          .then(({ status }) => status)
          .finally(() => child.kill('SIGINT'))
      })
    })
    expect({ code, status: await seen }).toEqual({ code: 0, status: 303 })
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/new\/d[0-9a-f]+\/run\?job=j[0-9a-f]+&token=[\w-]{32}\n$/)
    expect(err).toMatch(/Ctrl-C/)
    expect(existsSync(folder.path('clientele-work/lock'))).toBe(false)
    expect(existsSync(folder.path('clientele-work/temp'))).toBe(false)
  })

  it.each([
    [['--port', 'x'], /--port x is no whole number/],
    [['--max-upload', 'much'], /--max-upload much is no size/],
    [['--host', '203.0.113.1', '--port', '0'], /--host 203\.0\.113\.1 is no address of this machine/],
    [['nothing.csv', '--port', '0'], /nothing\.csv does not exist/],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, err } = await runCli(folder.path(), ['serve', ...args])
    expect(code).not.toBe(0)
    expect(err).toMatch(words)
  })
})
