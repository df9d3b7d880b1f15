import { useRun } from '../state/use-run.ts'

/** A place for what is not there before the run is tested; nothing afterwards. */
export function Awaited({ what, height }: { readonly what: string; readonly height?: number }) {
  const { view } = useRun()
  if (view.tested) return null
  return (
    <section class="panel awaited" style={height === undefined ? {} : { minHeight: height }}>
      <p class="note">{what}; it appears here by itself.</p>
    </section>
  )
}
