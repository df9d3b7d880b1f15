import { decideNumberForms } from './decide-number-forms.ts'
import { type NumberEvidence, weighNumbers } from './number-evidence.ts'
import type { DecimalSign } from './number-form.ts'
import { plainNumbers } from './recognise-number.ts'

/**
 * What some values of the columns of money show of how their numbers are written, where that leaves nothing open: each
 * column has a value with a single reading, or plain whole numbers alone. A reading of all values has yet to bear it out.
 * Undefined where the whole columns have to be looked at.
 */
export function likelyNumbers(
  columns: readonly { readonly name: string; readonly values: readonly string[] }[],
  given: DecimalSign | undefined,
): NumberEvidence[] | undefined {
  const evidence: NumberEvidence[] = []
  for (const { name, values } of columns) {
    const found = weighNumbers(
      name,
      values.map((example) => ({ example, rows: 1 })),
    )
    const hasSign = found.rows['.'] + found.rows[','] > 0
    const isDecided = given !== undefined || hasSign || plainNumbers(values) === 'whole'
    if (found.values < values.length || !isDecided) return undefined
    evidence.push(found)
  }
  try {
    decideNumberForms(evidence, given)
    return evidence
  } catch {
    return undefined
  }
}
