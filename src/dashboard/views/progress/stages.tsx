import { useEffect, useState } from 'preact/hooks'
import type { JobView } from '../../../api/job.ts'
import { capitalise } from '../../../report/capitalise.ts'
import { formatShare } from '../../../report/format.ts'
import { Facts } from '../../parts/facts.tsx'
import { duration } from '../../words/duration.ts'
import { stageMeaning } from '../../words/stage-meaning.ts'

const slowMs = 10_000

/** What ran and what runs, with the time taken; after ten seconds also what it is for. */
export function Stages({ view }: { readonly view: JobView }) {
  const running = view.state === 'running' || view.state === 'waiting'
  const elapsed = useElapsed(view, running)
  const last = view.stages.at(-1)
  const total = view.stages.reduce((sum, { ms }) => sum + ms, 0) + elapsed
  const meaning = last && running && total > slowMs ? stageMeaning(last.name) : null
  return (
    <>
      <Facts
        facts={[
          ...view.stages.map((stage) => {
            const now = running && stage === last
            const share = now && stage.done !== null ? `${formatShare(stage.done)} · ` : ''
            return {
              name: capitalise(stage.name),
              value: `${share}${duration(stage.ms + (now ? elapsed : 0))}`,
              ...(now && { look: 'strong' as const }),
            }
          }),
          { name: 'Together', value: duration(total) },
        ]}
      />
      {meaning !== null && <p class="note meaning">{meaning}</p>}
    </>
  )
}

/** Milliseconds since the job last told of itself. */
function useElapsed(view: JobView, running: boolean): number {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    setElapsed(0)
    if (!running) return
    const start = performance.now()
    const timer = setInterval(() => setElapsed(performance.now() - start), 200)
    return () => clearInterval(timer)
  }, [view, running])
  return running ? elapsed : 0
}
