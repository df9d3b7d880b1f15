import { toSentence } from '../../../report/to-sentence.ts'
import { cancelChange, change } from '../../state/change.ts'

/** How changes work; while one is being computed, what is being done, and the way out. */
export function SettingsNote({ frozen }: { readonly frozen: string | null }) {
  if (frozen !== null) return <>{toSentence(`they cannot be changed: ${frozen}`)}</>
  const pending = change.value
  if (pending === null) return <>Changes apply at once. Back undoes them.</>
  const stage = pending.job?.stages.at(-1)
  const share = stage?.done == null ? '' : `, ${Math.round(stage.done * 100)}%`
  return (
    <span role="status">
      {stage === undefined ? 'Computing' : `Computing: ${stage.name}${share}`} …{' '}
      <button type="button" class="link" onClick={cancelChange}>
        Cancel
      </button>
    </span>
  )
}
