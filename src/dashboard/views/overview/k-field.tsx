import { numberWord } from '../../../report/number-word.ts'
import { Choice } from '../../parts/choice.tsx'
import { addresses } from '../../state/addresses.ts'
import { useComparedSelection } from '../../state/use-compared-selection.ts'
import { useRun } from '../../state/use-run.ts'
import type { SettingFieldProps } from './setting-field.ts'
import { SizesByK } from './sizes-by-k.tsx'

const offered = [2, 3, 4, 5, 6, 7, 8]

/** The number of segments; the present one is there even when it is none of the usual. */
export function KField({ settings, apply, disabled }: SettingFieldProps) {
  const { view } = useRun()
  const ks = [...new Set([...offered, view.k])].filter((k) => k > 0).sort((a, b) => a - b)
  const asked = typeof settings.k === 'number' ? settings.k : view.k
  const { selection } = useComparedSelection().input
  return (
    <>
      <Choice
        label={
          <>
            Segments (k) · <a href={addresses.whyK(view.run)}>why {numberWord(view.k)}</a>
          </>
        }
        value={String(asked)}
        options={ks.map((k) => ({ value: String(k), label: String(k) }))}
        disabled={disabled}
        onChange={(k) => apply({ k: Number(k) })}
      />
      {selection.length > 1 && <SizesByK selection={selection} />}
    </>
  )
}
