import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from '../parts/button.tsx'
import { dismissOlderToasts, dismissToast, toasts } from '../state/toasts.ts'

/** What was done just now, with what undoes it. */
export function Toasts() {
  const { path } = useLocation()
  useEffect(dismissOlderToasts, [path])
  if (toasts.value.length === 0) return null
  return (
    <section class="toasts" aria-label="Messages">
      {toasts.value.map(({ id, text, actions }) => (
        <div class="toast" key={id}>
          <span>{text}</span>
          {actions.map(({ label, run }) => (
            <Button
              key={label}
              onClick={() => {
                dismissToast(id)
                run()
              }}
            >
              {label}
            </Button>
          ))}
          <Button kind="bare" label="Dismiss" onClick={() => dismissToast(id)}>
            ×
          </Button>
        </div>
      ))}
    </section>
  )
}
