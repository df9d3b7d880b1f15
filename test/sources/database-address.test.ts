import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseServerAddress, redactAddress } from '../../src/sources/database-address.ts'

describe('parseServerAddress', () => {
  it('takes an address apart', () => {
    const address = parseServerAddress('postgresql://ann:p%40ss@db.example:5433/shop%20two?sslmode=require')!
    expect(address).toMatchObject({ kind: 'postgres', shown: 'postgresql://db.example:5433/shop%20two' })
    expect([address.host, address.port, address.database]).toEqual(['db.example', 5433, 'shop two'])
    expect([address.user, address.password, address.setting('sslmode')]).toEqual(['ann', 'p@ss', 'require'])
  })

  it('leaves to the driver what the address leaves out', () => {
    const address = parseServerAddress('mariadb://localhost')!
    expect(address.kind).toBe('mysql')
    expect([address.port, address.database, address.user, address.password]).toEqual(Array(4).fill(undefined))
    expect(parseServerAddress('postgres:///shop')).toMatchObject({ host: undefined, database: 'shop' })
  })

  it.each(['orders.csv', './a/b.parquet', 'C:\\orders.csv', 'sqlite:shop.db', 'a@b.csv'])(
    'takes %s for a path',
    (path) => {
      expect(parseServerAddress(path)).toBeUndefined()
    },
  )

  it.each(['ftp://ann:secret@host/x', 'oracle://ann:secret@host/x'])('refuses the kind of %s', (source) => {
    expect(() => parseServerAddress(source)).toThrow('is an address of a kind that is not read')
  })

  it.each(['p@ss', 'p#ss', 'p/ss', '12?ss', '12#ss', '%zz'])(
    'asks to encode the password %s, without showing it',
    (password) => {
      const parse = () => parseServerAddress(`postgres://ann:${password}@host/shop`)
      expect(parse).toThrow('postgres://host/shop is no address that can be taken apart')
    },
  )

  it('shows secrets nowhere, whoever prints it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9%_.!~-]{6,20}$/).map(encodeURIComponent)
    fc.assert(
      fc.property(secret, secret, (user, password) => {
        const source = `postgres://${user}:${password}@host:1/shop?password=${password}`
        const address = parseServerAddress(source)!
        const printed = [
          inspect(address, { depth: 9, showHidden: true }),
          JSON.stringify(address),
          redactAddress(source),
        ]
        for (const text of printed) {
          expect(text).not.toContain(user)
          expect(text).not.toContain(password)
        }
        expect(address.withoutSecrets(`no entry for ${address.password}`)).toBe('no entry for ***')
      }),
    )
  })
})

describe('redactAddress', () => {
  it.each([
    ['postgres://ann:secret@host:5432/shop?sslmode=require', 'postgres://host:5432/shop'],
    ['mysql://ann:se@c#r?et@host/shop', 'mysql://host/shop'],
    ['mysql://host/shop', 'mysql://host/shop'],
    ['orders.csv', 'orders.csv'],
    ['note=https://ann@host', 'note=https://ann@host'],
  ])('makes %s %s', (word, shown) => {
    expect(redactAddress(word)).toBe(shown)
  })
})
