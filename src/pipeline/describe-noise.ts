import type { Finding } from '../base/findings.ts'

/** From here on noise is the larger part of what there is to say. */
const MUCH_NOISE = 0.2

/** What a reader should know of clusters that a method found by itself: none at all, one for nearly all, or much noise. */
export function noiseFindings(method: string, labels: Int32Array, k: number, remedy: string): Finding[] {
  const noise = countNoise(labels)
  const whom = `${noise.toLocaleString('en-GB')} of ${labels.length.toLocaleString('en-GB')} customers`
  if (k === 0) {
    const message = `${method} finds no cluster, so that all customers are Unclustered; ${remedy}, or use k-means`
    return [{ code: 'no-clusters', severity: 'warning', count: noise, message }]
  }
  const findings: Finding[] = []
  if (k === 1) {
    const message = `${method} finds a single cluster: the customers are one cloud without gaps; use k-means to slice it`
    findings.push({ code: 'one-cloud', severity: 'warning', count: labels.length - noise, message })
  }
  if (noise > 0) {
    findings.push({
      code: 'unclustered',
      severity: noise > MUCH_NOISE * labels.length ? 'warning' : 'info',
      count: noise,
      message: `${whom} are in no cluster; they are the segment Unclustered, which is no group of like customers`,
    })
  }
  return findings
}

/** The finding on customers in no cluster with what they bring, once that is known. */
export function withRevenueOfNoise(
  findings: readonly Finding[],
  noise: { readonly revenueShare: number | null } | undefined,
): Finding[] {
  const share = noise?.revenueShare ?? null
  if (share === null) return [...findings]
  const bring = `${(100 * share).toFixed(1)}% of revenue`
  return findings.map((finding) =>
    finding.code === 'unclustered'
      ? {
          ...finding,
          severity: share > MUCH_NOISE ? 'warning' : finding.severity,
          message: finding.message.replace(' are in no cluster;', ` are in no cluster and bring ${bring};`),
        }
      : finding,
  )
}

/** How many clusters a method found, with which settings, in a sentence. */
export function foundSentence(name: string, labels: Int32Array, k: number, settings: string): string {
  const noise = countNoise(labels)
  const share = ((100 * noise) / labels.length).toFixed(1)
  const rest = noise === 0 ? 'every customer is in one' : `${share}% of customers are in none`
  return `${k} ${k === 1 ? 'cluster' : 'clusters'}, as many as ${name} finds with ${settings}; ${rest}.`
}

function countNoise(labels: Int32Array): number {
  return labels.reduce((count, label) => count + (label < 0 ? 1 : 0), 0)
}
