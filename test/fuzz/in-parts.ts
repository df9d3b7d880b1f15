import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accountForRows } from './account-for-rows.ts'

/** Each a test with a time limit of its own. */
const PARTS = 20
const CASES = Number(process.env['FUZZ_CASES'] ?? 20_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)

/** Declares the tests that write FUZZ_CASES spoilt files and read each, from the seed FUZZ_SEED on. */
export function fuzzInParts<T>(spoilt: fc.Arbitrary<T>, write: (spoilt: T) => string | Promise<string>): void {
  const ends = { result: 0, refusal: 0 }

  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    `accounts for every row of spoilt files, or says what is wrong: part %i of ${PARTS}, seed ${SEED}, in ${tmpdir()}`,
    async (part) => {
      await fc.assert(
        fc.asyncProperty(spoilt, async (one) => {
          ends[await accountForRows(await write(one))]++
        }),
        { numRuns: Math.ceil(CASES / PARTS), seed: SEED + part, endOnFailure: true, timeout: 20_000 },
      )
    },
  )

  it('reads a good part of them', () => {
    console.log(ends)
    expect(ends.result).toBeGreaterThan((ends.result + ends.refusal) / 10)
  })
}
