import type { ComponentChildren } from 'preact'
import { addresses } from '../state/addresses.ts'
import { ThemeSwitch } from './theme-switch.tsx'

interface TopBarProps {
  readonly where?: ComponentChildren
  readonly tools?: ComponentChildren
  readonly menu?: ComponentChildren
}

/** Wordmark, where the reader is, and what can be done from everywhere. */
export function TopBar({ where, tools, menu }: TopBarProps) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="topbar">
        {menu}
        <a class="wordmark" href={addresses.start()}>
          Clientele
        </a>
        <div class="where">{where}</div>
        <div class="tools">
          {tools}
          <ThemeSwitch />
        </div>
      </header>
    </>
  )
}
