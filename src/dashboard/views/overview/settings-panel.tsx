import type { RunSettings } from '../../../api/settings.ts'
import type { Method } from '../../../pipeline/segment-options.ts'
import { Choice } from '../../parts/choice.tsx'
import { DateField } from '../../parts/date-field.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { wordOptions } from '../../parts/word-options.ts'
import { change, changeFailure, type Settings } from '../../state/change.ts'
import { useChangeSettings } from '../../state/use-change-settings.ts'
import { useRun } from '../../state/use-run.ts'
import {
  capWords,
  MAP_WORDS,
  METHOD_WORDS,
  mapWords,
  REFUND_WORDS,
  SCALE_WORDS,
  TRANSFORM_WORDS,
} from '../../words/setting-words.ts'
import { settingsProblem } from '../../words/settings-problem.ts'
import { DensityFields } from './density-fields.tsx'
import { FeaturesField } from './features-field.tsx'
import { KField } from './k-field.tsx'
import { MoreSettings } from './more-settings.tsx'
import { SettingsNote } from './settings-note.tsx'

const caps = [0, 0.005, 0.01, 0.025, 0.05]

/** Every setting of the run; a change applies at once. */
export function SettingsPanel() {
  const { view } = useRun()
  const apply = useChangeSettings()
  const pending = change.value
  const settings = { ...view.settings, ...withoutNulls(pending?.settings ?? {}) } as RunSettings
  const method = settings.method ?? (view.method as Method)
  const disabled = view.frozen !== null
  const findsK = method === 'dbscan' || method === 'hdbscan'
  const cap = settings.winsorise ?? 0
  return (
    <Panel title="Settings" class="settings" note={<SettingsNote frozen={view.frozen} />}>
      {changeFailure.value !== null && (
        <p class="err" role="alert">
          {settingsProblem(changeFailure.value.message)}
        </p>
      )}
      {findsK ? (
        <DensityFields method={method} settings={settings} apply={apply} disabled={disabled} />
      ) : (
        <KField settings={settings} apply={apply} disabled={disabled} />
      )}
      <SelectField
        label="Method"
        value={method}
        options={wordOptions(METHOD_WORDS)}
        disabled={disabled}
        onChange={(chosen) => apply(methodSettings(chosen))}
      />
      <FeaturesField settings={settings} apply={apply} disabled={disabled} />
      <SelectField
        label="Transform"
        value={settings.transform ?? 'log1p'}
        options={wordOptions(TRANSFORM_WORDS)}
        disabled={disabled}
        onChange={(transform) => apply({ transform: transform === 'log1p' ? null : transform })}
      />
      <Choice
        label="Scale"
        value={settings.scale ?? 'standard'}
        options={wordOptions(SCALE_WORDS)}
        disabled={disabled}
        onChange={(scale) => apply({ scale: scale === 'standard' ? null : scale })}
      />
      <SelectField
        label="Cap extremes at"
        value={String(cap)}
        options={[...new Set([...caps, cap])].map((share) => ({ value: String(share), label: capWords(share) }))}
        disabled={disabled}
        onChange={(share) => apply({ winsorise: Number(share) || null })}
      />
      <Choice
        label="Cancellations and returns"
        value={settings.refunds ?? 'net'}
        options={wordOptions(REFUND_WORDS)}
        disabled={disabled}
        onChange={(refunds) => apply({ refunds: refunds === 'net' ? null : refunds })}
      />
      <DateField
        label="Count to"
        value={settings.asOf ?? view.asOf ?? ''}
        disabled={disabled}
        onChange={(asOf) => apply({ asOf })}
      />
      <SelectField
        label="Rule map"
        value={settings.map ?? 'house'}
        options={[...new Set([...Object.keys(MAP_WORDS), settings.map ?? 'house'])].map((map) => ({
          value: map,
          label: mapWords(map),
        }))}
        disabled={disabled}
        onChange={(map) => apply({ map: map === 'house' ? null : map })}
      />
      <MoreSettings settings={settings} apply={apply} disabled={disabled} />
    </Panel>
  )
}

/** A method with what it cannot take along: a number of segments where it finds one, densities where it has none. */
function methodSettings(method: Method): Settings {
  const densities = { eps: null, minSamples: null, minClusterSize: null }
  const own = { method: method === 'k-means' ? null : method, ...densities }
  return method === 'dbscan' || method === 'hdbscan' ? { ...own, k: null, chooseK: null } : own
}

function withoutNulls(settings: Settings): Partial<RunSettings> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, value ?? undefined]))
}
