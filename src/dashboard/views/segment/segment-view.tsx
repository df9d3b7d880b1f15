import { useRoute } from 'preact-iso'
import type { SegmentView as Segment } from '../../../api/customers.ts'
import { formatCount } from '../../../report/format.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { routes } from '../../api/routes.ts'
import { useResource } from '../../api/use-resource.ts'
import { Chip } from '../../parts/chip.tsx'
import { FiguresLine } from '../../parts/figures-line.tsx'
import { LinkButton } from '../../parts/link-button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { addresses } from '../../state/addresses.ts'
import { toQueryString } from '../../state/customer-query.ts'
import { useRun } from '../../state/use-run.ts'
import { ExportMenu } from '../export-menu.tsx'
import '../views.css'
import { FirstCustomers } from './first-customers.tsx'
import { keyFigures } from './key-figures.ts'
import { MonthsFigure } from './months-figure.tsx'
import { ProfileFigure } from './profile-figure.tsx'
import { RulesPanel } from './rules-panel.tsx'
import './segment.css'
import { SegmentSteps } from './segment-steps.tsx'
import { segmentTitle } from './segment-title.ts'
import { SegmentValues } from './segment-values.tsx'
import { WhatToDo } from './what-to-do.tsx'

/** `/r/:run/s/:slug`: one segment, why it is called so, what to do with it, and whom to begin with. */
export function SegmentView() {
  const { view, slotOf, currency } = useRun()
  const slug = useRoute().params['slug']!
  const resource = useResource<Segment>(routes.segment(view.run, slug), { lasting: view.tested })
  return (
    <Loaded resource={resource} skeleton={<Skeleton height={640} />} missing="This segment cannot be shown">
      {(segment) => {
        const query = toQueryString({ segment: [segment.slug] })
        const money = segment.profile.find(({ measure }) => measure === 'revenue')
        return (
          <>
            <PageHead
              before={<SegmentSteps slug={segment.slug} />}
              title={segmentTitle(segment)}
              lead={<Chip rank={segment.cluster < 0 ? null : segment.rank} slot={slotOf(segment.name)} large />}
              note={`Why this name: ${toSentence(segment.whyNamed)}`}
            >
              <LinkButton href={addresses.customers(view.run, query)}>Open as a list</LinkButton>
              <ExportMenu run={view.run} query={query} label={`Export ${formatCount(segment.customers)} rows`} />
            </PageHead>
            <FiguresLine figures={keyFigures(segment, view, currency)} />
            <div class="halves">
              <ProfileFigure segment={segment} />
              <MonthsFigure segment={segment} />
              <div class="stack">
                <WhatToDo segment={segment} />
                <SegmentValues segment={segment} />
                {segment.rules.length > 0 && <RulesPanel segment={segment} />}
              </div>
              <FirstCustomers rows={segment.first} median={money?.segment.p50 ?? null} />
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
