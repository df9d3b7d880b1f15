import type { Feature } from '../../../features/feature.ts'
import { capitalise } from '../../../report/capitalise.ts'
import { useRun } from '../../state/use-run.ts'
import { DEFAULT_FEATURES, FEATURE_WORDS, featureWords } from '../../words/setting-words.ts'
import type { SettingFieldProps } from './setting-field.ts'

/** The measures by which customers are alike: those that the source tells; at least one. */
export function FeaturesField({ settings, apply, disabled }: SettingFieldProps) {
  const { view } = useRun()
  const offered = view.features
  const chosen = (settings.features ?? DEFAULT_FEATURES).filter((feature) => offered.includes(feature))
  const toggle = (feature: Feature): void => {
    const features = offered.filter((other) => (other === feature) !== chosen.includes(other))
    const isDefault =
      features.length === DEFAULT_FEATURES.length && DEFAULT_FEATURES.every((name) => features.includes(name))
    apply({ features: isDefault ? null : features })
  }
  return (
    <div class="field">
      <span class="label">Measures</span>
      <details class="picker">
        <summary class="select">{capitalise(featureWords(chosen))}</summary>
        <fieldset class="checks">
          <legend class="hidden">Measures</legend>
          {offered.map((feature) => (
            <label key={feature}>
              <input
                type="checkbox"
                checked={chosen.includes(feature)}
                disabled={disabled || (chosen.length === 1 && chosen[0] === feature)}
                onChange={() => toggle(feature)}
              />
              {capitalise(FEATURE_WORDS[feature])}
            </label>
          ))}
        </fieldset>
      </details>
    </div>
  )
}
