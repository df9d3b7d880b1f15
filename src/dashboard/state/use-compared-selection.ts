import { type ComparedSelection, comparedSelection } from '../words/compared-selection.ts'
import { useRun } from './use-run.ts'
import { useRunView } from './use-run-view.ts'

/** The numbers of segments that were compared for this run, or for the one it was changed from. */
export function useComparedSelection(): ComparedSelection {
  const { view } = useRun()
  const { data, old } = useRunView(view.comparedIn)
  return comparedSelection(view, view.comparedIn === null || old ? null : (data ?? null))
}
