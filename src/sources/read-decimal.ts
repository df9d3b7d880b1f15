import type { Store } from '../store/store.ts'

/** Decimal places of money. */
const MONEY_PLACES = 6

/**
 * Defines the SQL macros that read exact decimals: `read_decimal(text)` gives DECIMAL(24,6), NULL where the text is no
 * number; a text with more places is rounded half-even on its digits, so no binary fraction is ever involved.
 * `is_finer(text)` tells which texts were; `multiply_exact(quantity, price)` is the product to 6 places, and so is
 * `convert_exact(amount, rate)` for a rate of at most 9 places.
 *
 * Most numbers fit DECIMAL(18,6), a 64-bit integer, which is read 25 times faster than the wide form behind it. The
 * rare branches stand in lambdas, because the engine computes what a CASE mentions twice for every row, taken or not.
 */
export async function defineDecimalMacros(store: Store): Promise<void> {
  const macros: Record<string, string> = {
    'is_finer(x)': `CASE WHEN length(x) > ${MONEY_PLACES + 1} AND strpos(x, '.') > 0
      THEN length(rtrim(rtrim(x), '0')) - strpos(x, '.') > ${MONEY_PLACES} ELSE false END`,
    'cast_decimal(x)': 'coalesce(try_cast(x AS DECIMAL(18,6)), try_cast(x AS DECIMAL(24,6)))::DECIMAL(24,6)',
    'half_even(x, dot)': `cast_decimal(left(x, dot + ${MONEY_PLACES})) + CASE
      WHEN rtrim(substr(x, dot + 7), '0 ') > '5'
        OR (rtrim(substr(x, dot + 7), '0 ') = '5' AND substr(x, dot + 6, 1) IN ('1','3','5','7','9'))
      THEN CASE WHEN x LIKE '-%' THEN -0.000001::DECIMAL(24,6) ELSE 0.000001::DECIMAL(24,6) END
      ELSE 0::DECIMAL(24,6) END`,
    'read_decimal(x)': `CASE
      WHEN NOT is_finer(x) THEN cast_decimal(x)
      WHEN regexp_full_match(x, '\\s*[-+]?[0-9]*\\.[0-9]+\\s*') THEN list_transform([trim(x)], lambda t: half_even(t, strpos(t, '.'))::DECIMAL(24,6))[1]
      ELSE cast_decimal(x) END`,
    'convert_exact(a, r)': `CASE WHEN r = 1 THEN a
      ELSE list_transform([(a::DECIMAL(24,6) * r)::VARCHAR], lambda t: half_even(t, strpos(t, '.'))::DECIMAL(38,6))[1] END`,
    'multiply_exact(q, p)': `CASE
      WHEN q % 1 = 0 THEN p::DECIMAL(24,6) * q::DECIMAL(14,0)
      ELSE list_transform([(q * p)::VARCHAR], lambda t: half_even(t, strpos(t, '.'))::DECIMAL(38,6))[1] END`,
  }
  for (const [signature, body] of Object.entries(macros)) {
    await store.run(`CREATE OR REPLACE TEMP MACRO ${signature} AS ${body}`)
  }
}
