import { DateField } from '../../parts/date-field.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { wordOptions } from '../../parts/word-options.ts'
import { CHOOSE_K_WORDS, SCORING_WORDS } from '../../words/setting-words.ts'
import type { SettingFieldProps } from './setting-field.ts'

const usual = { value: '', label: 'As usual' } as const
const usualOfMap = { value: '', label: 'As the map has it' } as const

/** What is rarely changed. */
export function MoreSettings({ settings, apply, disabled }: SettingFieldProps) {
  return (
    <details class="rest">
      <summary>More settings</summary>
      <div class="stack">
        <DateField
          label="Count from"
          value={settings.since ?? ''}
          disabled={disabled}
          onChange={(since) => apply({ since })}
        />
        <SelectField
          label="Choose k by"
          value={settings.chooseK ?? ''}
          options={[usual, ...wordOptions(CHOOSE_K_WORDS)]}
          disabled={disabled}
          onChange={(chooseK) => apply({ chooseK: chooseK === '' ? null : chooseK, k: null })}
        />
        <SelectField
          label="Scores"
          value={settings.scoring ?? ''}
          options={[usualOfMap, ...wordOptions(SCORING_WORDS)]}
          disabled={disabled}
          onChange={(scoring) => apply({ scoring: scoring === '' ? null : scoring })}
        />
        <NumberField
          label="Score bins, 2 to 10"
          value={settings.bins}
          min={2}
          max={10}
          whole
          placeholder="as the map has it"
          disabled={disabled}
          onChange={(bins) => apply({ bins })}
        />
        <NumberField
          label="Seed"
          value={settings.seed}
          min={0}
          whole
          placeholder="42"
          disabled={disabled}
          onChange={(seed) => apply({ seed })}
        />
      </div>
    </details>
  )
}
