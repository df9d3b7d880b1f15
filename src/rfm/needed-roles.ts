import { OptionError } from '../base/errors.ts'
import type { ColumnRoles, Role } from '../sources/roles.ts'
import type { ExtraMeasure } from './extra-measures.ts'

/** Of each list one role must be there. */
const NEEDS: Readonly<Partial<Record<ExtraMeasure, readonly (readonly Role[])[]>>> = {
  basketSize: [['quantity']],
  returnRate: [['amount', 'unitPrice', 'quantity']],
  breadth: [['product']],
  categoryShare: [['category']],
  channelShare: [['channel']],
  discountShare: [['product'], ['unitPrice']],
}

/** Whether any of the measures looks at this role. */
export function needsRole(measures: readonly ExtraMeasure[], role: Role): boolean {
  return measures.some((measure) => NEEDS[measure]?.some((roles) => roles.includes(role)))
}

/** @throws OptionError when no column plays a role that one of the measures is made from. */
export function checkNeededRoles(measures: readonly ExtraMeasure[], roles: ColumnRoles): void {
  for (const measure of measures) {
    const missing = NEEDS[measure]?.find((oneOf) => oneOf.every((role) => roles[role] === undefined))
    if (missing === undefined) continue
    throw new OptionError(
      `${measure} needs a column for ${missing.join(' or ')} and none was found; name it with --columns ${missing[0]}=NAME, or leave ${measure} out`,
    )
  }
}
