/** A grey place of the height of what will stand there. */
export function Skeleton({ height }: { readonly height: number }) {
  return <div class="skeleton" style={{ height }} aria-hidden="true" />
}
