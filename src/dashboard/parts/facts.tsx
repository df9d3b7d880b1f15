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
      {facts.map(({ name, value, look }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={`number ${look === 'warn' ? 'warn' : ''}`}>{look === 'strong' ? <b>{value}</b> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
