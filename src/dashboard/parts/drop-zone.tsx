import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'

interface DropZoneProps {
  readonly children: ComponentChildren
  readonly button: string
  readonly disabled: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A place to drop files on, with a button for who does not drag. */
export function DropZone({ children, button, disabled, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined): void => {
    if (!disabled && files && files.length > 0) onFiles([...files])
  }
  return (
    <section
      class={`dropzone ${over ? 'over' : ''}`}
      aria-label="Drop files here"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(!disabled)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      {children}
      <input
        ref={input}
        class="hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <Button kind="primary" disabled={disabled} onClick={() => input.current?.click()}>
        {button}
      </Button>
    </section>
  )
}
