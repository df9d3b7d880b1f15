import { useRoute } from 'preact-iso'
import type { ComparisonView } from '../../../api/comparison.ts'
import type { RunView } from '../../../api/run-view.ts'
import { formatDate, formatDecimal, toCurrencyCode } from '../../../report/format.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { PageFrame } from '../../shell/page-frame.tsx'
import { addresses } from '../../state/addresses.ts'
import { useRunView } from '../../state/use-run-view.ts'
import '../views.css'
import './compare.css'
import { comparedBasis, comparedTitle } from './compare-words.ts'
import { comparedChips } from './compared-name.tsx'
import { MovesMatrix } from './moves-matrix.tsx'
import { SettingsTable } from './settings-table.tsx'
import { sizeChanges } from './size-changes.ts'
import { SizesTable } from './sizes-table.tsx'

/** `/r/:from/vs/:to`: which customers are in another segment in the later run, and what was set otherwise. */
export function CompareView() {
  const { params } = useRoute()
  const [from, to] = [params['from']!, params['to']!]
  const earlier = useRunView(from)
  const later = useRunView(to)
  const comparison = useResource<ComparisonView>(routes.comparison(from, to), { lasting: true })
  const currency = toCurrencyCode(later.data?.currency ?? null)
  return (
    <PageFrame>
      <Loaded resource={comparison} skeleton={<Skeleton height={640} />} missing="These runs cannot be compared">
        {(view) => {
          const chipOf = comparedChips(view)
          return (
            <>
              <PageHead
                title={comparedTitle(view, currency)}
                before={
                  <>
                    <RunLink word="Now" run={to} view={later.data} /> ·{' '}
                    <RunLink word="Before" run={from} view={earlier.data} />
                  </>
                }
                note={comparedBasis(view)}
              />
              <div class="stack">
                {view.common > 0 && (
                  <>
                    <SizesTable
                      changes={sizeChanges(view.segmentsFrom, view.segmentsTo)}
                      currency={currency}
                      chipOf={chipOf}
                    />
                    <MovesMatrix view={view} chipOf={chipOf} />
                  </>
                )}
                <SettingsTable settings={view.settings} />
                {view.adjustedRandIndex !== null && view.common > 0 && (
                  <Panel title={`The two groupings agree by ${formatDecimal(view.adjustedRandIndex)}`}>
                    <p class="quiet">
                      Adjusted Rand index, whatever the names: 1 is the same grouping, 0 what chance would give.
                    </p>
                  </Panel>
                )}
              </div>
            </>
          )
        }}
      </Loaded>
    </PageFrame>
  )
}

function RunLink({
  word,
  run,
  view,
}: {
  readonly word: string
  readonly run: string
  readonly view: RunView | undefined
}) {
  return (
    <>
      {word}:{' '}
      <a href={addresses.overview(run)}>
        {view === undefined
          ? run
          : `${view.name}, ${view.method}, ${view.k} segments, counted to ${formatDate(view.asOf)}`}
      </a>
    </>
  )
}
