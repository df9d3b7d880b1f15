import type { ComponentChildren } from 'preact'
import { MainArea } from './main-area.tsx'
import { TopBar } from './top-bar.tsx'

/** A screen outside a run: top bar and one column. */
export function PageFrame({
  where,
  children,
}: {
  readonly where?: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <>
      <TopBar where={where} tools={<span class="note">The file stays on this computer</span>} />
      <div class="shell plain">
        <MainArea>{children}</MainArea>
      </div>
    </>
  )
}
