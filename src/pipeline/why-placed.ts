import type { Model } from './model.ts'

/** How a method placed a customer in a cluster (-1: none), in a sentence; `nearest` is the segment of the nearest centre. */
export function whyPlaced({ method, dense }: Model, cluster: number, nearest: string | null): string {
  if (method === 'k-means') return `The nearest centre is that of ${nearest}.`
  if (method === 'gmm')
    return 'Of the Gaussians that customers are taken for draws from, that of this segment is the likeliest.'
  if (method === 'dbscan') {
    const where = `within ${dense!.eps!.toPrecision(3)} on the scale of the model`
    return cluster < 0 ? `No dense place of customers is ${where}.` : `A dense place of this segment is ${where}.`
  }
  if (method === 'hdbscan') {
    return cluster < 0
      ? 'The customer stands in no place that is dense enough, for long enough, to be a cluster.'
      : 'The customer is connected to this segment at the density at which it stands apart.'
  }
  return `The tree of merges by ${method} linkage holds the customer there; the nearest mean is that of ${nearest}.`
}
