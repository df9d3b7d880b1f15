import { SourceError } from '../base/errors.ts'

/** The first cell of every file in the format of DATEV, written by other programs or by DATEV itself. */
const SIGN = /^\ufeff?"?(?:EXTF|DTVF)"?;\d+;/

/** @throws SourceError where the text is a file of DATEV: its bookings name accounts, and their dates have no year. */
export function refuseDatev(name: string, text: string): void {
  const sign = SIGN.exec(text)
  if (!sign) return
  throw new SourceError(
    `${name} is in the format of DATEV (its first line begins with ${text.slice(0, sign[0].length).replace(/^\ufeff/, '')}), made for bookkeeping: its rows are bookings on accounts, dated without a year; export the orders or invoices of the shop or till as CSV, with customer, date and amount`,
  )
}
