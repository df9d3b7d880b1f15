interface ChipProps {
  /** Its place by revenue per customer; null for the customers in no segment. */
  readonly rank: number | null
  /** Undefined beyond the palette. */
  readonly slot: number | undefined
  readonly large?: boolean
}

/** The number of a segment on its colour. */
export function Chip({ rank, slot, large = false }: ChipProps) {
  const look = rank === null ? 'noise' : slot === undefined ? 'plain' : `c${slot}`
  return <span class={`chip ${look} ${large ? 'large' : ''}`}>{rank ?? '–'}</span>
}
