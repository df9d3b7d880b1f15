import { render } from 'preact'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import 'virtual:tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/parts.css'
import { watchConnection } from './api/connection.ts'
import { App } from './app.tsx'
import { followTheme } from './state/theme.ts'

followTheme()
watchConnection()
render(<App />, document.getElementById('page')!)
