import { moments } from '../numeric/moments.ts'
import { quantile } from '../numeric/quantile.ts'
import type { Feature } from './feature.ts'
import type { FeatureColumn } from './feature-model.ts'
import { applyTransform, fitTransform, type TransformKind } from './transform.ts'

export type ScaleKind = 'standard' | 'robust' | 'none'

/** How one column is made: clip, transform, scale. */
export interface ColumnRecipe {
  readonly transform: TransformKind
  readonly scale: ScaleKind
  readonly winsorise: number | null
}

/** The fitted column and whether all its values are equal, in which case its spread is set to 1. */
export function fitColumn(
  feature: Feature,
  values: Float64Array,
  recipe: ColumnRecipe,
  standIn?: number | null,
): { column: FeatureColumn; constant: boolean } {
  const limits = recipe.winsorise === null ? null : winsorLimits(values, recipe.winsorise)
  const clipped = limits === null ? values : values.map((value) => Math.min(Math.max(value, limits.low), limits.high))
  const transform = fitTransform(recipe.transform, clipped)
  const transformed = clipped.map((value) => applyTransform(transform, value))
  const constant = transformed.every((value) => value === transformed[0])
  const scale = constant ? { centre: transformed[0] ?? 0, spread: 1 } : fitScale(recipe.scale, transformed)
  const known = { feature, ...(standIn !== undefined && { standIn }) }
  return { column: { ...known, limits, transform, ...scale }, constant }
}

function winsorLimits(values: Float64Array, share: number): { low: number; high: number } {
  const ascending = values.toSorted()
  return { low: quantile(ascending, share), high: quantile(ascending, 1 - share) }
}

/** Robust scaling falls back on the standard deviation when half of the values are equal. */
function fitScale(kind: ScaleKind, values: Float64Array): { centre: number; spread: number } {
  if (kind === 'none') return { centre: 0, spread: 1 }
  const { mean, deviation } = moments(values)
  if (kind === 'standard') return { centre: mean, spread: deviation }
  const ascending = values.toSorted()
  const range = quantile(ascending, 0.75) - quantile(ascending, 0.25)
  return { centre: quantile(ascending, 0.5), spread: range > 0 ? range : deviation }
}
