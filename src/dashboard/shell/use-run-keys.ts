import { useLocation } from 'preact-iso'
import { addresses } from '../state/addresses.ts'
import { useKeys } from '../state/keys.ts'
import { useRun } from '../state/use-run.ts'

/** The keys that work on every screen of a run. */
export function useRunKeys(): void {
  const { view } = useRun()
  const { route, path } = useLocation()
  const { run, segmentCards } = view
  const open = segmentCards.findIndex(({ slug }) => path === addresses.segment(run, slug))
  const step = (by: number): void => {
    const next = segmentCards[open < 0 ? (by > 0 ? 0 : segmentCards.length - 1) : open + by]
    if (next) route(addresses.segment(run, next.slug))
  }
  const { changedFrom } = view
  useKeys([
    { keys: 'g o', does: 'Go to the overview', run: () => route(addresses.overview(run)) },
    { keys: 'g s', does: 'Go to the first segment', run: () => step(1) },
    { keys: 'g c', does: 'Go to the customers', run: () => route(addresses.customers(run)) },
    { keys: 'g e', does: 'Go to explore', run: () => route(addresses.explore(run)) },
    { keys: 'g k', does: 'Go to why this number of segments', run: () => route(addresses.whyK(run)) },
    { keys: 'g d', does: 'Go to the data', run: () => route(addresses.data(run)) },
    ...(changedFrom === null
      ? []
      : [{ keys: 'g v', does: 'Compare with before', run: () => route(addresses.compare(changedFrom, run)) }]),
    { keys: '[', does: 'Previous segment', run: () => step(-1) },
    { keys: ']', does: 'Next segment', run: () => step(1) },
    { keys: '/', does: 'Search customers', run: () => search(() => route(addresses.customers(run))) },
  ])
}

/** To the search field of this screen, or else to the screen that has one. */
function search(otherwise: () => void): void {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')
  if (field === null) {
    otherwise()
    return
  }
  field.focus()
  field.select()
}
