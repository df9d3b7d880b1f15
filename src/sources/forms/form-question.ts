import type { Store } from '../../store/store.ts'
import type { ColumnSample } from '../guess-roles.ts'
import type { RawTable } from '../raw-table.ts'
import type { ReadOptions } from '../read-options.ts'
import type { ColumnRoles, Role } from '../roles.ts'

/** The sources of which it is asked how dates and numbers are written. */
export interface FormQuestion {
  readonly store: Store
  readonly tables: readonly RawTable[]
  /** First values of every column. */
  readonly samples: readonly ColumnSample[]
  readonly roles: ColumnRoles
  readonly options: ReadOptions
}

export function firstValues({ samples, roles }: FormQuestion, role: Role): readonly string[] {
  return samples.find(({ name }) => name === roles[role])?.values ?? []
}
