import { useEffect, useRef } from 'preact/hooks'
import { EXPORT_FORMATS, type ExportFormat } from '../../api/customers.ts'
import { routes } from '../api/routes.ts'

const names: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV, for every program',
  parquet: 'Parquet, for databases',
  xlsx: 'xlsx, for Excel',
}

interface ExportMenuProps {
  readonly run: string
  /** The filter as a query string; empty for everybody. */
  readonly query: string
  /** `Export 1,326 rows` */
  readonly label: string
}

/** The customers of a filter as a file, in one of three formats. */
export function ExportMenu({ run, query, label }: ExportMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = (): void => menu.current?.removeAttribute('open')
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close()
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [])
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return
        event.preventDefault()
        close()
        menu.current.querySelector('summary')?.focus()
      }}
    >
      <summary class="button">{label}</summary>
      <ul>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a href={routes.exported(run, format, query)} download={`customers.${format}`} onClick={close}>
              {names[format]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
