import { addresses } from '../../state/addresses.ts'
import { useRun } from '../../state/use-run.ts'

/** From one segment to the one before and after it, in the order of rank; `[` and `]` do the same. */
export function SegmentSteps({ slug }: { readonly slug: string }) {
  const { view } = useRun()
  const cards = view.segmentCards
  const at = cards.findIndex((card) => card.slug === slug)
  const before = cards[at - 1]
  const after = cards[at + 1]
  return (
    <span class="row">
      <span>
        Segment {at + 1} of {cards.length}
      </span>
      {before && (
        <a href={addresses.segment(view.run, before.slug)}>
          ← {before.name} <kbd>[</kbd>
        </a>
      )}
      {after && (
        <a href={addresses.segment(view.run, after.slug)}>
          {after.name} → <kbd>]</kbd>
        </a>
      )}
    </span>
  )
}
