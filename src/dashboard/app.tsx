import { LocationProvider, Route, Router } from 'preact-iso'
import { Announcer } from './shell/announcer.tsx'
import { ConnectionNotice } from './shell/connection-notice.tsx'
import { KeyHelp } from './shell/key-help.tsx'
import { LoadingBar } from './shell/loading-bar.tsx'
import { NotFound } from './shell/not-found.tsx'
import { RunFrame } from './shell/run-frame.tsx'
import { Toasts } from './shell/toasts.tsx'
import { ColumnsView } from './views/columns/columns-view.tsx'
import { CompareView } from './views/compare/compare-view.tsx'
import { ProgressView } from './views/progress/progress-view.tsx'
import { StartView } from './views/start/start-view.tsx'

/** The page: one screen for every address. */
export function App() {
  return (
    <LocationProvider>
      <LoadingBar />
      <ConnectionNotice />
      <Router>
        <Route path="/" component={StartView} />
        <Route path="/new/:draft" component={ColumnsView} />
        <Route path="/new/:draft/run" component={ProgressView} />
        <Route path="/r/:from/vs/:to" component={CompareView} />
        <Route path="/r/:run" component={RunFrame} />
        <Route path="/r/:run/*" component={RunFrame} />
        <Route default component={NotFound} />
      </Router>
      <Announcer />
      <Toasts />
      <KeyHelp />
    </LocationProvider>
  )
}
