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
 * Applies settings at once: the same screen of the run that comes out is opened as one entry of the history, so that Back
 * undoes it, and what changed is said in words.
 */
export function useChangeSettings(): (settings: Settings) => void {
  const { view } = useRun()
  const { path, route } = useLocation()
  return (settings) => {
    changeSettings(view.run, settings, (run) => {
      const screen = path === addresses.whyK(view.run) ? addresses.whyK(run) : addresses.overview(run)
      route(`${screen}?before=${encodeURIComponent(view.run)}`)
      void request<RunView>(routes.run(run)).then((after) => {
        toast(changeWords(view, after), [
          { label: 'Undo', run: () => route(path) },
          { label: 'Compare', run: () => route(addresses.compare(view.run, run)) },
        ])
      })
    })
  }
}
