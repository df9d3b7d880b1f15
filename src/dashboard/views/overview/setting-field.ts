import type { RunSettings } from '../../../api/settings.ts'
import type { Settings } from '../../state/change.ts'

/** What every control of a setting is given. */
export interface SettingFieldProps {
  /** As they are or will be, once what is being computed is there. */
  readonly settings: RunSettings
  readonly apply: (settings: Settings) => void
  readonly disabled: boolean
}
