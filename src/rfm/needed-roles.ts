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

/** Those among the measures for which every column is there; each needs a source of purchases beside. */
export function measuresWithRoles(measures: readonly ExtraMeasure[], roles: ColumnRoles): ExtraMeasure[] {
  return measures.filter((measure) => missingRoles(measure, roles) === undefined)
}

/** @throws OptionError when no column plays a role that one of the measures is made from. */
export function checkNeededRoles(measures: readonly ExtraMeasure[], roles: ColumnRoles): void {
  for (const measure of measures) {
    const missing = missingRoles(measure, roles)
    if (missing === undefined) continue
    throw new OptionError(
      `${measure} needs a column for ${missing.join(' or ')} and none was found; name it with --columns ${missing[0]}=NAME, or leave ${measure} out`,
    )
  }
}

function missingRoles(measure: ExtraMeasure, roles: ColumnRoles): readonly Role[] | undefined {
  return NEEDS[measure]?.find((oneOf) => oneOf.every((role) => roles[role] === undefined))
}
