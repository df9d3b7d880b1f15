import type { ReportInput } from '../../src/report/input/report-input.ts'
import type { ReportSegment } from '../../src/report/input/report-segment.ts'
import { onlineRetailInput } from './online-retail-input.ts'

const hostile = `<img src=x onerror=alert(1)>"'&</script></style>\u0000`

const first = onlineRetailInput.segments[0]!

const odd: Readonly<Record<string, ReportInput>> = {
  'no amounts': {
    ...onlineRetailInput,
    currency: null,
    revenue: null,
    topTenthRevenueShare: null,
    timeline: { ...onlineRetailInput.timeline!, measure: 'orders' },
    segments: onlineRetailInput.segments.map(withoutMoney),
    ruleSegments: onlineRetailInput.ruleSegments.map((rule) => ({ ...rule, revenue: null, revenueShare: null })),
    heatmap: { ...onlineRetailInput.heatmap!, medianRevenue: [] },
  },
  'currency unknown': { ...onlineRetailInput, currency: null },
  'revenue of zero': {
    ...onlineRetailInput,
    revenue: 0,
    segments: onlineRetailInput.segments.map((segment) => ({ ...segment, revenue: 0, revenueShare: null })),
  },
  'one segment below zero': {
    ...onlineRetailInput,
    segments: onlineRetailInput.segments.map((segment) =>
      segment.name === 'Lost' ? { ...segment, revenue: -1_200, revenueShare: -0.0001 } : segment,
    ),
  },
  'one segment': {
    ...onlineRetailInput,
    segments: [{ ...first, name: 'Most customers', customers: 4_338, share: 1, revenueShare: 1, stability: null }],
    cross: onlineRetailInput.ruleSegments.map((rule) => [rule.customers]),
    selection: [],
    chosen: bareChoice(1),
  },
  'fourteen segments of own names': {
    ...onlineRetailInput,
    segments: Array.from({ length: 14 }, (_, i) => ({
      ...first,
      rank: i + 1,
      cluster: i,
      name: `Segment of our own ${i}`,
    })),
    cross: onlineRetailInput.ruleSegments.map(() => Array.from({ length: 14 }, (_, i) => i)),
    chosen: bareChoice(14),
  },
  'noise that holds most of the money': {
    ...onlineRetailInput,
    segments: [
      ...onlineRetailInput.segments.slice(1),
      { ...first, rank: 6, cluster: -1, name: 'Unclustered', stability: null },
    ],
  },
  'nothing but noise': {
    ...onlineRetailInput,
    segments: [{ ...withoutMoney(first), cluster: -1, name: 'Unclustered' }],
    cross: [],
    selection: [],
    chosen: bareChoice(0),
  },
  'a given k, no findings, nothing set aside': {
    ...onlineRetailInput,
    rows: { read: 1_204, kept: 1_204, rejected: {} },
    selection: [],
    findings: [],
    chosen: bareChoice(5),
  },
  'a single k that was tried': { ...onlineRetailInput, selection: onlineRetailInput.selection.slice(3, 4) },
  'a single month': {
    ...onlineRetailInput,
    timeline: {
      ...onlineRetailInput.timeline!,
      steps: onlineRetailInput.timeline!.steps.slice(0, 1),
      bySegment: [[1]],
    },
    cohorts: {
      unit: 'month',
      steps: onlineRetailInput.cohorts!.steps.slice(0, 1),
      rows: [{ customers: 12, again: [] }],
    },
  },
  'many years': {
    ...onlineRetailInput,
    timeline: {
      unit: 'year',
      measure: 'revenue',
      steps: Array.from({ length: 40 }, (_, i) => ({ start: `${1980 + i}-01-01`, days: 365, of: 365 })),
      bySegment: [Array.from({ length: 40 }, (_, i) => (i % 7) * 1e6 - 5e5)],
    },
    cohorts: {
      unit: 'year',
      steps: [2019, 2020].map((year) => ({ start: `${year}-01-01`, days: 365, of: 365 })),
      rows: [
        { customers: 0, again: [0] },
        { customers: 0, again: [] },
      ],
    },
    correlations: {
      features: ['Orders', 'Revenue'],
      matrix: [
        [1, null],
        [null, 1],
      ],
    },
    silhouettes: { of: 20, segments: [] },
  },
  'measures without values': {
    ...onlineRetailInput,
    selection: onlineRetailInput.selection.map((entry) => ({
      ...entry,
      inertia: null,
      inertiaShare: null,
      silhouette: entry.k % 2 === 0 ? null : 0.3,
      lowestJaccard: null,
      smallestShare: 0,
    })),
  },
  nothing: {
    sources: [],
    files: [],
    version: '0.1.0',
    command: 'clientele segment empty.csv',
    seed: 42,
    asOf: '2011-12-10',
    firstDate: null,
    lastDate: null,
    currency: null,
    rows: { read: 0, kept: 0, rejected: {} },
    customers: 0,
    orders: 0,
    revenue: null,
    repeatRate: null,
    topTenthRevenueShare: null,
    segments: [],
    ruleSegments: [],
    cross: [],
    heatmap: null,
    timeline: null,
    cohorts: null,
    distributions: [],
    correlations: null,
    silhouettes: null,
    selection: [],
    chosen: bareChoice(0),
    borneOut: null,
    findings: [],
    definitions: [],
    scoring: [],
  },
  'equal values everywhere': {
    ...onlineRetailInput,
    heatmap: {
      rows: [{ min: 5, max: 5 }],
      columns: [{ min: 1, max: 1 }],
      customers: [[12]],
      medianRevenue: [[9.99]],
    },
    distributions: [
      {
        feature: 'Orders',
        unit: 'orders',
        before: { edges: [1, 1], counts: [12] },
        after: { edges: [], counts: [] },
        skewBefore: null,
        skewAfter: null,
        transform: 'left out: all equal',
      },
    ],
  },
  'hostile names': {
    ...onlineRetailInput,
    sources: [hostile],
    command: hostile,
    currency: hostile,
    segments: onlineRetailInput.segments.map((segment) => ({
      ...segment,
      name: `${hostile} ${segment.rank}`,
      action: hostile,
      reason: hostile,
      whyNamed: hostile,
    })),
    ruleSegments: onlineRetailInput.ruleSegments.map((rule) => ({ ...rule, name: hostile, condition: hostile })),
    rows: { read: 5, kept: 4, rejected: { [hostile]: 1 } },
    findings: [{ code: hostile, severity: 'serious', message: hostile }],
    definitions: [{ term: hostile, text: hostile }],
  },
}

/** Runs at the edges of what the pipeline can hand over, by what is odd about them. */
export const degenerateInputs: Readonly<Record<string, ReportInput>> = Object.fromEntries(
  Object.entries(odd).map(([name, input]) => [name, { ...input, ...bySegment(input) }]),
)

/** What is held once per segment, for as many segments as there are. */
function bySegment({ segments, timeline, silhouettes }: ReportInput): Pick<ReportInput, 'timeline' | 'silhouettes'> {
  const named = segments.filter(({ cluster }) => cluster >= 0)
  const known = onlineRetailInput.silhouettes!.segments
  return {
    timeline: timeline && {
      ...timeline,
      bySegment: segments.map((_, i) => timeline.bySegment[i % timeline.bySegment.length]!),
    },
    silhouettes:
      silhouettes && named.length > 1
        ? { ...silhouettes, segments: named.map((_, i) => known[i % known.length]!) }
        : null,
  }
}

function withoutMoney(segment: ReportSegment): ReportSegment {
  return { ...segment, revenue: null, revenueShare: null, medianRevenue: null, averageOrderValue: null }
}

function bareChoice(k: number): ReportInput['chosen'] {
  return {
    method: 'k-means',
    k,
    reason: 'as asked',
    agreement: null,
    judges: [],
    redraws: 0,
    jaccardFloor: null,
    shareFloor: null,
  }
}
