import type { Finding } from '../../base/findings.ts'
import type { MoneyRole } from '../line-columns.ts'
import type { Role } from '../roles.ts'
import type { DateForm } from './date-form.ts'
import type { LikelyDates } from './likely-dates.ts'
import type { NumberForm } from './number-form.ts'

/** How the texts of dates and numbers are to be read. */
export interface Forms {
  readonly dateForm: DateForm
  /** By role; plain where a role is missing. */
  readonly numberForms: Readonly<Partial<Record<Role, NumberForm>>>
  /** Code of the one currency that cells name, where they do. */
  readonly currency: string | undefined
  readonly findings: readonly Finding[]
  readonly asOptions: FormOptions
  /** What was decided by some values alone, which a reading of all has yet to bear out. */
  readonly bySome: {
    readonly dates: 'plain' | LikelyDates | undefined
    readonly numbers: 'plain' | 'likely' | undefined
  }
  /** Roles that showed whole numbers alone, so that a later point may be of either kind. */
  readonly wholeSoFar: readonly MoneyRole[]
}

/** What the options would say, so that further files are read alike; left out where nothing had to be decided. */
export interface FormOptions {
  readonly dateFormat?: string
  readonly decimal?: '.' | ','
}

/** What a reading by some values has shown to need a look at all values. */
export interface Doubts {
  /** Whether those that were not read need it, or all. */
  readonly dates: 'unread' | 'all' | undefined
  readonly numbers: boolean
  /** Dates that were read. */
  readonly readableDates: number
}

export const NO_DOUBTS: Doubts = { dates: undefined, numbers: false, readableDates: 0 }
