import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'
import { tempFolder } from '../temp-folder.ts'

const temp = tempFolder()

describe('readConfig', () => {
  it('sees paths from where the file stands', async () => {
    mkdirSync(temp.path('kept'))
    const path = temp.write(
      'kept/shop.yaml',
      'sources: [a.csv, ../b.csv, sqlite:c.db, "postgres://db/shop"]\nmap: own.yaml\n',
    )
    const { file, sources, values } = await readConfig(path)
    expect(file).toBe(path)
    expect(sources.map(({ text }) => text)).toEqual([
      temp.path('kept/a.csv'),
      temp.path('b.csv'),
      `sqlite:${temp.path('kept/c.db')}`,
      'postgres://db/shop',
    ])
    expect(values.get('map')).toEqual([{ text: join(temp.path('kept'), 'own.yaml'), line: 2 }])
    const named = await readConfig(temp.write('a.yaml', 'map: house\n'))
    expect(named.values.get('map')![0]!.text).toBe('house')
  })

  it('says what is wrong with a file that it cannot read', async () => {
    await expect(readConfig(temp.path('none.yaml'))).rejects.toThrow(
      /none\.yaml cannot be read \(ENOENT\); check the path/,
    )
    await expect(readConfig(temp.write('a.yaml', Buffer.of(0xff, 0xfe)))).rejects.toThrow('a.yaml is not UTF-8 text')
  })
})
