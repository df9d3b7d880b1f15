import { useMemo } from 'preact/hooks'
import { Route, Router, useRoute } from 'preact-iso'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { ShownRun, toRun } from '../state/use-run.ts'
import { useRunView } from '../state/use-run-view.ts'
import { CustomerView } from '../views/customer/customer-view.tsx'
import { CustomersView } from '../views/customers/customers-view.tsx'
import { DefinitionsView } from '../views/data/definitions-view.tsx'
import { SetAsideView } from '../views/data/set-aside-view.tsx'
import { ExploreView } from '../views/explore/explore-view.tsx'
import { OverviewView } from '../views/overview/overview-view.tsx'
import { SegmentView } from '../views/segment/segment-view.tsx'
import { WhyKView } from '../views/why-k/why-k-view.tsx'
import { MainArea } from './main-area.tsx'
import { MissingPage } from './missing-page.tsx'
import { PageFrame } from './page-frame.tsx'
import { RunNavigation } from './run-navigation.tsx'
import { RunTopBar } from './run-top-bar.tsx'

/** Every screen of one run: its top bar, its navigation, and the screen that the rest of the address names. */
export function RunFrame() {
  const { params } = useRoute()
  const resource = useRunView(params['run']!)
  const run = useMemo(() => resource.data && toRun(resource.data), [resource.data])
  if (run === undefined) {
    if (resource.failure === null) return null
    return (
      <PageFrame>
        {resource.failure.status === 404 ? (
          <MissingPage what="run" />
        ) : (
          <FailureNotice failure={resource.failure} retry={resource.reload} />
        )}
      </PageFrame>
    )
  }
  return (
    <ShownRun.Provider value={run}>
      <RunTopBar />
      <div class="shell">
        <RunNavigation />
        <MainArea>
          {resource.failure !== null && <FailureNotice failure={resource.failure} retry={resource.reload} />}
          <div class={`stale ${resource.slow ? 'old' : ''}`} aria-busy={resource.slow}>
            <Router>
              <Route path="/" component={OverviewView} />
              <Route path="/s/:slug" component={SegmentView} />
              <Route path="/customers" component={CustomersView} />
              <Route path="/c/:id" component={CustomerView} />
              <Route path="/explore" component={ExploreView} />
              <Route path="/k" component={WhyKView} />
              <Route path="/data" component={SetAsideView} />
              <Route path="/definitions" component={DefinitionsView} />
              <Route default component={MissingPage} />
            </Router>
          </div>
        </MainArea>
      </div>
    </ShownRun.Provider>
  )
}
