import { render } from 'preact'
import './style/fonts.css'
import 'virtual:tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/parts.css'
import { App } from './app.tsx'
import { followTheme } from './state/theme.ts'

followTheme()
render(<App />, document.getElementById('page')!)
