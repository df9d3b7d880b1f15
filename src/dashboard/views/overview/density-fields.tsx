import type { Method } from '../../../pipeline/segment-options.ts'
import { NumberField } from '../../parts/number-field.tsx'
import type { SettingFieldProps } from './setting-field.ts'

/** What the methods ask that find the number of segments themselves; an empty field is found from the data. */
export function DensityFields({ method, settings, apply, disabled }: SettingFieldProps & { readonly method: Method }) {
  return (
    <>
      {method === 'dbscan' && (
        <NumberField
          label="Radius, in scaled measures"
          value={settings.eps}
          min={0}
          disabled={disabled}
          onChange={(eps) => apply({ eps })}
        />
      )}
      {method === 'hdbscan' && (
        <NumberField
          label="Fewest customers in a segment"
          value={settings.minClusterSize}
          min={2}
          whole
          disabled={disabled}
          onChange={(minClusterSize) => apply({ minClusterSize })}
        />
      )}
      <NumberField
        label="Customers that make a place dense"
        value={settings.minSamples}
        min={1}
        whole
        disabled={disabled}
        onChange={(minSamples) => apply({ minSamples })}
      />
    </>
  )
}
