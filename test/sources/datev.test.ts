import { describe, expect, it } from 'vitest'
import { refuseDatev } from '../../src/sources/datev.ts'
import { checkFiles } from '../check-files.ts'

const BATCH = `"EXTF";700;21;"Buchungsstapel";12;20240131120000000;;"RE"
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Konto;Belegdatum;Belegfeld 1
78,00;"S";10253;0201;"RE-1001"
`

describe('refuseDatev', () => {
  it('names the format and what to export instead', async () => {
    await expect(checkFiles([BATCH])).rejects.toThrow(
      /^part-0\.csv is in the format of DATEV \(its first line begins with "EXTF";700;\).*export the orders or invoices/,
    )
    await expect(checkFiles([`\ufeff${BATCH.replace('"EXTF"', 'DTVF')}`])).rejects.toThrow('begins with DTVF;700;')
  })

  it('takes other texts', () => {
    expect(() => refuseDatev('a.csv', 'EXTF;date;amount\n')).not.toThrow()
    expect(() => refuseDatev('a.csv', 'customer;EXTF;700;\n')).not.toThrow()
  })
})
