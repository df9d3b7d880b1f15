import { useLocation } from 'preact-iso'
import type { ComparisonView } from '../../../api/comparison.ts'
import type { RunView } from '../../../api/run-view.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Button } from '../../parts/button.tsx'
import { LinkButton } from '../../parts/link-button.tsx'
import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'
import { changeWords } from '../../words/change-words.ts'
import { moveWords } from '../../words/move-words.ts'

/** What the last change did, in words, and the ways back and onward. */
export function LastChange({ before }: { readonly before: RunView }) {
  const { view, money } = useRun()
  const { route } = useLocation()
  const comparison = useResource<ComparisonView>(routes.comparison(before.run, view.run), { lasting: true })
  return (
    <section class="panel row apart" aria-labelledby="last-change">
      <div class="grow">
        <h2 id="last-change">Last change: {changeWords(before, view)}</h2>
        {comparison.data !== undefined && !comparison.old && <p class="note">{moveWords(comparison.data, money)}</p>}
      </div>
      <div class="row">
        <Button onClick={() => route(addresses.overview(before.run))}>Undo</Button>
        <LinkButton href={addresses.compare(before.run, view.run)}>Compare</LinkButton>
      </div>
    </section>
  )
}
