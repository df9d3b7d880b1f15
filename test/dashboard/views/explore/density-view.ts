import type { DensityView } from '../../../../src/api/customers.ts'

/** 482 customers in three of six cells. */
export const view: DensityView = {
  x: { measure: 'recency', min: 0, max: 300, scale: 'linear' },
  y: { measure: 'revenue', min: 0, max: 200, scale: 'linear' },
  columns: 3,
  rows: 2,
  cells: [0, 4, 5],
  counts: [1, 30, 451],
  clusters: [0, 1, 1],
  points: null,
}
