import { useEffect } from 'preact/hooks'
import type { RunView } from '../../api/run-view.ts'
import { routes } from '../api/routes.ts'
import { type Resource, useResource } from '../api/use-resource.ts'
import { followTesting } from './follow-testing.ts'

/**
 * A run, and again when it has been tested and when its files are written. Null asks nothing.
 */
export function useRunView(run: string | null): Resource<RunView> {
  const resource = useResource<RunView>(run === null ? null : routes.run(run), { lasting: true, isLasting: isFinished })
  const { data, reload } = resource
  const job = data?.run === run ? (data?.job ?? null) : null
  const tested = data?.tested ?? true
  useEffect(() => {
    return job === null ? undefined : followTesting(job, tested, reload)
  }, [job, tested, reload])
  return resource
}

function isFinished({ job }: RunView): boolean {
  return job === null
}
