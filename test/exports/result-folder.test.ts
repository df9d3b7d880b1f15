import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StateError } from '../../src/base/errors.ts'
import { openResultFolder, recoverResult, settleResult } from '../../src/exports/result-folder.ts'
import { tempFolder } from '../temp-folder.ts'

const temp = tempFolder()
const NAMES = ['a.csv', 'b.csv', 'run.json']

/** Writes a result of these files; run.json names them as a run does. */
async function writeResult(files: Record<string, string>, folder = temp.path('out')): Promise<void> {
  await using result = await openResultFolder(folder, NAMES)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(result.stage, name), text)
  await result.commit(JSON.stringify({ clientele: '1', files: await result.hashes() }))
}

const read = (name: string, folder = temp.path('out')) => readFileSync(join(folder, name), 'utf8')

describe('openResultFolder', () => {
  it('writes a result and leaves nothing else', async () => {
    await writeResult({ 'a.csv': 'one', 'b.csv': 'two' })
    expect(readdirSync(temp.path('out')).sort()).toEqual(NAMES)
  })

  it('hashes files that are sealed, and those that are not, alike', async () => {
    await using result = await openResultFolder(temp.path('out'), NAMES)
    for (const name of ['a.csv', 'b.csv']) writeFileSync(join(result.stage, name), 'same')
    await result.seal('a.csv')
    const { 'a.csv': sealed, 'b.csv': plain } = await result.hashes()
    expect(sealed).toMatch(/^[0-9a-f]{64}$/)
    expect(sealed).toBe(plain)
  })

  it('removes files of the earlier result that the new one lacks, and no others', async () => {
    await writeResult({ 'a.csv': 'one', 'b.csv': 'two' })
    temp.write('out/notes.txt', 'mine')
    await writeResult({ 'a.csv': 'new' })
    expect(readdirSync(temp.path('out')).sort()).toEqual(['a.csv', 'notes.txt', 'run.json'])
    expect(read('a.csv')).toBe('new')
  })

  it('leaves the earlier result as it was when writing fails', async () => {
    await writeResult({ 'a.csv': 'one' })
    const failing = async (): Promise<void> => {
      await using result = await openResultFolder(temp.path('out'), NAMES)
      writeFileSync(join(result.stage, 'a.csv'), 'half')
      throw new Error('full disk')
    }
    await expect(failing()).rejects.toThrow('full disk')
    expect(readdirSync(temp.path('out')).sort()).toEqual(['a.csv', 'run.json'])
    expect(read('a.csv')).toBe('one')
  })

  it('leaves no folder behind when the first run fails', async () => {
    const failing = async (): Promise<void> => {
      await using _ = await openResultFolder(temp.path('out'), NAMES)
      throw new Error('stop')
    }
    await expect(failing()).rejects.toThrow('stop')
    expect(existsSync(temp.path('out'))).toBe(false)
  })

  it('refuses to write over a file of another origin', async () => {
    mkdirSync(temp.path('out'))
    temp.write('out/b.csv', 'precious')
    await expect(writeResult({ 'b.csv': 'x' })).rejects.toThrow(StateError)
    await expect(writeResult({ 'b.csv': 'x' })).rejects.toThrow('b.csv was not written by clientele')
    expect(read('b.csv')).toBe('precious')
  })

  it('refuses a second run at the same time', async () => {
    await using _ = await openResultFolder(temp.path('out'), NAMES)
    await expect(openResultFolder(temp.path('out'), NAMES)).rejects.toThrow('another run')
  })

  it('refuses a folder that another living process holds', async () => {
    mkdirSync(temp.path('out/.clientele'), { recursive: true })
    temp.write('out/.clientele/lock', String(process.ppid))
    await expect(writeResult({ 'a.csv': 'x' })).rejects.toThrow(`another run (process ${process.ppid})`)
  })

  it.each([['999999999'], [''], [String(process.pid)]])(
    'takes over the lock %j of a process that is gone',
    async (holder) => {
      mkdirSync(temp.path('out/.clientele'), { recursive: true })
      temp.write('out/.clientele/lock', holder)
      await writeResult({ 'a.csv': 'x' })
      expect(read('a.csv')).toBe('x')
    },
  )

  it('refuses a folder that is a file', async () => {
    temp.write('out', 'a file')
    await expect(writeResult({ 'a.csv': 'x' })).rejects.toThrow('choose another folder with --out')
  })
})

/** A folder in which a run was killed: `done` files are moved already, the others still staged. */
async function interrupted(done: number): Promise<void> {
  await writeResult({ 'a.csv': 'old', 'gone.csv': 'old' })
  const stage = temp.path('out/.clientele/stage-1')
  mkdirSync(stage, { recursive: true })
  const files = ['a.csv', 'b.csv', 'run.json']
  const text = (name: string) => (name === 'run.json' ? '{"clientele":"1","files":{"a.csv":"","b.csv":""}}' : 'new')
  for (const [i, name] of files.entries()) writeFileSync(join(i < done ? temp.path('out') : stage, name), text(name))
  temp.write('out/.clientele/journal.json', JSON.stringify({ stage: 'stage-1', files, obsolete: ['gone.csv'] }))
}

describe('recoverResult', () => {
  it.each([0, 1, 2, 3])('completes a move that broke off after %i files', async (done) => {
    await interrupted(done)
    await recoverResult(temp.path('out'))
    expect(readdirSync(temp.path('out')).sort()).toEqual(['.clientele', 'a.csv', 'b.csv', 'run.json'])
    expect([read('a.csv'), read('b.csv'), JSON.parse(read('run.json')).clientele]).toEqual(['new', 'new', '1'])
    expect(readdirSync(temp.path('out/.clientele'))).toEqual([])
  })

  it('may itself be interrupted and repeated', async () => {
    await interrupted(1)
    await cp(temp.path('out'), temp.path('copy'), { recursive: true })
    await recoverResult(temp.path('copy'))
    await recoverResult(temp.path('copy'))
    expect(read('b.csv', temp.path('copy'))).toBe('new')
  })

  it('clears away what never got as far as a journal', async () => {
    await writeResult({ 'a.csv': 'old' })
    mkdirSync(temp.path('out/.clientele/stage-2'), { recursive: true })
    temp.write('out/.clientele/stage-2/a.csv', 'half')
    await recoverResult(temp.path('out'))
    expect(read('a.csv')).toBe('old')
    expect(readdirSync(temp.path('out/.clientele'))).toEqual([])
  })
})

describe('settleResult', () => {
  it('completes an interrupted move for a reader', async () => {
    await interrupted(1)
    await settleResult(temp.path('out'))
    expect(readdirSync(temp.path('out')).sort()).toEqual(NAMES)
  })

  it('leaves a run alone that is writing', async () => {
    await using result = await openResultFolder(temp.path('out'), NAMES)
    await settleResult(temp.path('out'))
    expect(existsSync(result.stage)).toBe(true)
  })
})
