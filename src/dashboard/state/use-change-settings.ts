import { useLocation } from 'preact-iso'
import type { RunView } from '../../api/run-view.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { changeWords } from '../words/change-words.ts'
import { addresses } from './addresses.ts'
import { changeSettings, type Settings } from './change.ts'
import { toast } from './toasts.ts'
import { useRun } from './use-run.ts'

/**
 * Applies settings at once: the run that comes out is opened as one entry of the history, so that Back undoes it, and what
 * changed is said in words. Whoever has left the run meanwhile is only told.
 */
export function useChangeSettings(): (settings: Settings) => void {
  const { view } = useRun()
  const { route } = useLocation()
  return (settings) =>
    changeSettings(view.run, settings, (run) => {
      const left = location.pathname
      const address = addressAfter(left, view.run, run)
      if (address !== null) route(address)
      void request<RunView>(routes.run(run)).then((after) =>
        toast(changeWords(view, after), [
          address === null
            ? { label: 'Open', run: () => route(addresses.overview(run, view.run)) }
            : { label: 'Undo', run: () => route(left) },
          { label: 'Compare', run: () => route(addresses.compare(view.run, run)) },
        ]),
      )
    })
}

/** The same screen of the new run, or its overview; null where another run is looked at. */
function addressAfter(path: string, from: string, to: string): string | null {
  if (path === addresses.whyK(from)) return addresses.whyK(to, from)
  return path.startsWith(`${addresses.overview(from)}/`) || path === addresses.overview(from)
    ? addresses.overview(to, from)
    : null
}
