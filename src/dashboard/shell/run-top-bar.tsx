import { formatDate } from '../../report/format.ts'
import { numberWord } from '../../report/number-word.ts'
import { menuOpen } from '../state/menu.ts'
import { useRun } from '../state/use-run.ts'
import { methodWords } from '../words/setting-words.ts'
import { RunActions } from './run-actions.tsx'
import { TopBar } from './top-bar.tsx'

/** Which run this is, its address to hand on, and its customers as a file. */
export function RunTopBar() {
  const { view } = useRun()
  const words = `${methodWords(view.method)}, ${numberWord(view.k)} ${view.k === 1 ? 'segment' : 'segments'}, counted to ${formatDate(view.asOf)}`
  return (
    <TopBar
      menu={
        <button
          type="button"
          class="button menu-button"
          aria-expanded={menuOpen.value}
          aria-controls="navigation"
          onClick={() => {
            menuOpen.value = !menuOpen.value
          }}
        >
          Menu
        </button>
      }
      where={
        <>
          <b>{view.name}</b> · {words}
          {!view.tested && ' · being tested …'}
        </>
      }
      tools={<RunActions />}
    />
  )
}
