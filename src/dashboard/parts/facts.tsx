import type { ComponentChildren } from 'preact'

export interface Fact {
  readonly name: string
  readonly value: ComponentChildren
  readonly look?: 'warn' | 'strong'
}

/** Names and values in a ruled list. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value, look }, i) => (
        <div key={`${i} ${name}`}>
          <dt>{name}</dt>
          <dd class={`${isNumber(value) ? 'number' : ''} ${look === 'warn' ? 'warn' : ''}`}>
            {look === 'strong' ? <b>{value}</b> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Figures of one width suit numbers; in words they would set hyphens too wide. */
function isNumber(value: ComponentChildren): boolean {
  return typeof value === 'string' && /^\D{0,4}\d[\d,.]*\D{0,2}$/.test(value)
}
