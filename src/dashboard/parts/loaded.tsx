import type { ComponentChildren } from 'preact'
import type { Resource } from '../api/use-resource.ts'
import { FailureNotice } from './failure-notice.tsx'
import { PageHead } from './page-head.tsx'

interface LoadedProps<T> {
  readonly resource: Resource<T>
  /** In the final layout; shown only when the first answer is slow. */
  readonly skeleton?: ComponentChildren
  /** The title of a screen that is nothing without the answer, where the server has none. */
  readonly missing?: string
  readonly children: (data: T) => ComponentChildren
}

/** What an answer shows: nothing for a moment, then a skeleton; later the last good state, pale while the next one loads. */
export function Loaded<T>({ resource, skeleton, missing, children }: LoadedProps<T>) {
  const { data, slow, failure, reload } = resource
  return (
    <>
      {failure !== null && data === undefined && missing !== undefined && <PageHead title={missing} />}
      {failure !== null && <FailureNotice failure={failure} retry={reload} />}
      {data === undefined ? (
        slow && skeleton
      ) : (
        <div class={`stale ${slow ? 'old' : ''}`} aria-busy={slow}>
          {children(data)}
        </div>
      )}
    </>
  )
}
