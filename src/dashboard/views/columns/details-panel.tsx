import type { DraftOptions } from '../../../api/draft.ts'
import { toSentence } from '../../../report/to-sentence.ts'
import { DateField } from '../../parts/date-field.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { wordOptions } from '../../parts/word-options.ts'
import { REFUND_WORDS } from '../../words/setting-words.ts'
import type { DraftProps } from './draft-props.ts'

const found = { value: '', label: 'Found from the file' } as const

/** How the file was taken apart, and what can be said about it. */
export function DetailsPanel({ view, change }: DraftProps) {
  const { options, details } = view
  const set = (changed: { readonly [Name in keyof DraftOptions]?: DraftOptions[Name] | null }): void => {
    const merged = Object.entries({ ...options, ...changed }).filter(([, value]) => value !== null && value !== '')
    change(Object.fromEntries(merged) as DraftOptions)
  }
  return (
    <Panel title="Details of the file">
      {details.length > 0 && (
        <ul class="reading-notes">
          {details.map(({ name, value }) => (
            <li key={name + value}>{toSentence(value)}</li>
          ))}
        </ul>
      )}
      <details class="rest">
        <summary>Read it differently</summary>
        <div class="stack">
          <SelectField
            label="Cancellations and returns"
            value={options.refunds ?? 'net'}
            options={wordOptions(REFUND_WORDS)}
            onChange={(refunds) => set({ refunds: refunds === 'net' ? null : refunds })}
          />
          <SelectField
            label="One order is"
            value={options.orders ?? ''}
            options={[
              { value: '', label: 'an order id, else a day' },
              { value: 'id', label: 'one order id' },
              { value: 'date', label: 'one day of a customer' },
              { value: 'row', label: 'one row' },
            ]}
            onChange={(orders) => set({ orders: orders === '' ? null : (orders as 'id' | 'date' | 'row') })}
          />
          <SelectField
            label="Exact duplicates"
            value={options.duplicates ?? 'keep'}
            options={[
              { value: 'keep', label: 'count' },
              { value: 'drop', label: 'are set aside' },
            ]}
            onChange={(duplicates) => set({ duplicates: duplicates === 'keep' ? null : 'drop' })}
          />
          <DateField label="Count to" value={options.asOf ?? ''} disabled={false} onChange={(asOf) => set({ asOf })} />
          <DateField
            label="Count from"
            value={options.since ?? ''}
            disabled={false}
            onChange={(since) => set({ since })}
          />
          <SelectField
            label="Decimal sign"
            value={options.decimal ?? ''}
            options={[found, { value: '.', label: 'Point' }, { value: ',', label: 'Comma' }]}
            onChange={(decimal) => set({ decimal })}
          />
          <SelectField
            label="Separator"
            value={options.delimiter ?? ''}
            options={[
              found,
              { value: ',', label: 'Comma' },
              { value: ';', label: 'Semicolon' },
              { value: '\t', label: 'Tab' },
              { value: '|', label: 'Bar' },
            ]}
            onChange={(delimiter) => set({ delimiter })}
          />
          <TextField
            label="Form of dates"
            placeholder="found, or such as %d/%m/%Y"
            value={options.dateFormat ?? ''}
            onChange={(dateFormat) => set({ dateFormat })}
          />
          <TextField
            label="Encoding"
            placeholder="found, or such as windows-1252"
            value={options.encoding ?? ''}
            onChange={(encoding) => set({ encoding })}
          />
          <TextField
            label="Time zone"
            placeholder="as written, or such as Europe/Berlin"
            value={options.timezone ?? ''}
            onChange={(timezone) => set({ timezone })}
          />
        </div>
      </details>
    </Panel>
  )
}
