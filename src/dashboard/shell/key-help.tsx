import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { listedKeys, useKeys } from '../state/keys.ts'

/** Every key that works on this screen, on `?`. */
export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  useKeys([{ keys: '?', does: 'All keys', run: () => setOpen(true) }])
  useEffect(() => {
    if (open) dialog.current?.showModal()
  }, [open])
  if (!open) return null
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="all-keys" onClose={() => setOpen(false)}>
      <div class="row apart">
        <h2 id="all-keys">Keys on this screen</h2>
        <Button onClick={() => dialog.current?.close()}>Close</Button>
      </div>
      <dl class="facts">
        {listedKeys().map(({ keys, does }) => (
          <div key={keys}>
            <dt>{does}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
