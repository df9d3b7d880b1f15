import type { Finding } from '../base/findings.ts'
import type { ColumnSample } from './guess-roles.ts'
import type { ColumnRoles } from './roles.ts'

const CENTS =
  /(?:^|[^\p{L}])(?:cents?|pence|centimes?|c[eé]ntimos?|centesimi|centavos?|minor[ _-]?units?)(?![\p{L}])|[a-z]Cents?$/u

/** Money in hundredths, told by the name of its column and whole numbers in it. It counts as it stands. */
export function centsFinding(samples: readonly ColumnSample[], { amount, unitPrice }: ColumnRoles): Finding[] {
  return samples
    .filter(({ name }) => name === amount || name === unitPrice)
    .filter(({ name }) => CENTS.test(name) || CENTS.test(name.toLowerCase()))
    .filter(({ values }) => values.length > 0 && values.every((value) => /^\s*[-+]?\d+(?:[.,]0+)?\s*$/.test(value)))
    .map(
      ({ name, values }): Finding => ({
        code: 'cents',
        severity: 'warning',
        example: values[0]!,
        message: `column ${name} is in cents by its name and holds whole numbers such as ${values[0]!}, which count as they stand: all money shown is a hundredfold; divide the column by 100 before, in a database with --query`,
      }),
    )
}
