import type { Model } from './model.ts'

/** How a method places a customer, in a sentence; `nearest` is the segment of the nearest centre. */
export function whyPlaced({ method }: Model, nearest: string | null): string {
  if (method === 'k-means') return `The nearest centre is that of ${nearest}.`
  if (method === 'gmm')
    return `Of the Gaussians that customers are taken for draws from, that of this segment is the likeliest.`
  return `The tree of merges by ${method} linkage holds the customer there; the nearest mean is that of ${nearest}.`
}
