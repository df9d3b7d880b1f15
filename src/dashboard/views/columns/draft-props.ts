import type { DraftOptions, DraftView } from '../../../api/draft.ts'

/** What every part of the screen is given. */
export interface DraftProps {
  readonly view: DraftView
  readonly busy: boolean
  readonly change: (options: DraftOptions) => void
}
