import type { ComponentChildren } from 'preact'

export interface KeyFigure {
  readonly value: string
  readonly name: string
  /** The basis: `all: £481`. */
  readonly basis?: ComponentChildren
}

/** The figures that frame a screen, in one ruled line. */
export function FiguresLine({ figures }: { readonly figures: readonly KeyFigure[] }) {
  return (
    <dl class="figures">
      {figures.map(({ value, name, basis }) => (
        <div key={name}>
          <dt>
            {name}
            {basis !== undefined && (
              <>
                <br />
                {basis}
              </>
            )}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
