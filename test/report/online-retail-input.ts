import type { ReportInput } from '../../src/report/input/report-input.ts'
import type { Histogram } from '../../src/report/input/report-measures.ts'
import type { ReportSegment } from '../../src/report/input/report-segment.ts'

const MONTHS = [
  { start: '2010-12-01', days: 31, of: 31 },
  { start: '2011-01-01', days: 31, of: 31 },
  { start: '2011-02-01', days: 28, of: 28 },
  { start: '2011-03-01', days: 31, of: 31 },
  { start: '2011-04-01', days: 30, of: 30 },
  { start: '2011-05-01', days: 31, of: 31 },
  { start: '2011-06-01', days: 30, of: 30 },
  { start: '2011-07-01', days: 31, of: 31 },
  { start: '2011-08-01', days: 31, of: 31 },
  { start: '2011-09-01', days: 30, of: 30 },
  { start: '2011-10-01', days: 31, of: 31 },
  { start: '2011-11-01', days: 30, of: 30 },
  { start: '2011-12-01', days: 9, of: 31 },
]

/** A run like the one on Online Retail with `--refunds drop`: real totals, shapes of distributions drawn by hand. */
export const onlineRetailInput: ReportInput = {
  sources: ['online_retail.csv'],
  files: [
    {
      name: 'online_retail.csv',
      rows: 541909,
      bytes: 48039726,
      sha256: 'c35975c40d0e1e105090fbb11188a409393055f873841bd012915475fc84e69f',
    },
  ],
  version: '0.1.0',
  command: 'clientele segment online_retail.csv --refunds drop --seed 42',
  seed: 42,
  asOf: '2011-12-10',
  firstDate: '2010-12-01',
  lastDate: '2011-12-09',
  currency: 'GBP',
  rows: {
    read: 541_909,
    kept: 397_884,
    rejected: { 'missing-customer': 135_080, cancelled: 8_905, 'zero-amount': 40 },
  },
  customers: 4_338,
  orders: 18_532,
  revenue: 8_911_407.904,
  repeatRate: 0.6558,
  topTenthRevenueShare: 0.6118,
  segments: [
    segment(0, 'Champions', 361, 4_806_900, [8, 15, 5_870, 663, 1, 0.85], {
      action: 'Reward and keep: early access, a person to call, ask for referrals. No discounts, they buy anyway.',
      reason: '8% of customers bring 54% of revenue: 15 orders, last 8 days ago.',
      whyNamed: 'On time, value above 85% of customers, at most a quarter of them.',
    }),
    segment(1, 'Loyal customers', 965, 2_022_300, [17, 5, 1_771, 372, 1, 0.83], {
      action: 'Cross-sell the next category and raise the basket; name the benefit of staying.',
      reason: 'They order 5 times, £372 each, last 17 days ago.',
      whyNamed: 'On time, value above 60% of customers.',
    }),
    segment(2, 'Needs attention', 1_002, 1_438_500, [85, 3, 995, 467, 0.93, 0.87], {
      action: 'Ask why and remind before it is late: personal note, refill or service check.',
      reason: 'They bought 3 times for £995, now 1.15 times their usual gap.',
      whyNamed: 'Late, value above half of customers.',
    }),
    segment(3, 'New customers', 875, 333_400, [26, 1, 348, 241, 0.47, 0.88], {
      action: 'Onboard: welcome series, help with the first product, one easy second order.',
      reason: 'First order 51 days ago; 53% have bought once.',
      whyNamed: 'On time, and young or with one order only.',
    }),
    segment(4, 'Lost', 1_135, 310_307.904, [219, 1, 242, 227, 0.18, 0.92], {
      action: 'Let go: out of paid channels, one yearly “still interested?”, ask why if it costs nothing.',
      reason: '1 order, 219 days ago; 3.6 times the usual gap.',
      whyNamed: 'Gone, low value, more than three usual gaps late.',
    }),
  ],
  ruleSegments: [
    rule('Champions', 548, 0.479, 'r = 5, f >= 4, m >= 4'),
    rule('Loyal customers', 480, 0.17, 'r >= 4, f >= 4'),
    rule('Big spenders', 28, 0.02, 'r >= 4, m = 5'),
    rule('Potential loyalists', 186, 0.02, 'r >= 4, f = 3'),
    rule('Promising', 272, 0.02, 'r >= 4, f = 2'),
    rule('New customers', 234, 0.01, 'r >= 4'),
    rule('Needs attention', 404, 0.11, 'r = 3, f + m >= 6'),
    rule('About to sleep', 459, 0.03, 'r = 3'),
    rule('At risk', 415, 0.07, 'f + m >= 6'),
    rule('Hibernating', 697, 0.04, 'r = 2 or f >= 2'),
    rule('Lost', 615, 0.031, 'everything else'),
  ],
  cross: [
    [320, 228, 0, 0, 0],
    [31, 430, 19, 0, 0],
    [5, 9, 14, 0, 0],
    [0, 121, 0, 65, 0],
    [0, 72, 0, 200, 0],
    [0, 0, 0, 234, 0],
    [5, 91, 308, 0, 0],
    [0, 9, 92, 348, 10],
    [0, 5, 399, 0, 11],
    [0, 0, 170, 28, 499],
    [0, 0, 0, 0, 615],
  ],
  heatmap: {
    rows: [
      { min: 1, max: 13 },
      { min: 14, max: 33 },
      { min: 34, max: 72 },
      { min: 73, max: 180 },
      { min: 181, max: 374 },
    ],
    columns: [
      { min: 1, max: 1 },
      { min: 2, max: 2 },
      { min: 3, max: 3 },
      { min: 4, max: 6 },
      { min: 7, max: null },
    ],
    customers: [
      [87, 98, 77, 185, 421],
      [156, 131, 111, 292, 190],
      [263, 218, 136, 175, 71],
      [368, 230, 131, 118, 19],
      [619, 158, 53, 32, 0],
    ],
    medianRevenue: [
      [300, 580, 890, 1_480, 3_900],
      [310, 600, 850, 1_400, 3_100],
      [290, 560, 870, 1_350, 2_800],
      [280, 540, 820, 1_300, 2_500],
      [220, 480, 760, 1_150, null],
    ],
  },
  timeline: {
    unit: 'month',
    measure: 'revenue',
    steps: MONTHS,
    bySegment: [
      [335651, 264283, 246377, 322375, 221918, 366382, 357699, 332732, 367267, 503426, 531391, 572412, 367412],
      [100423, 96671, 79996, 113889, 95169, 142505, 133607, 132410, 134827, 209144, 259633, 394064, 125691],
      [89398, 178545, 84562, 109473, 116485, 132250, 136219, 103879, 115296, 185740, 156834, 47959, 0],
      [9573, 3680, 5782, 5252, 4544, 6626, 6350, 6285, 7238, 19844, 86785, 147384, 25090],
      [37669, 26265, 30420, 44511, 31085, 30833, 27338, 24784, 20716, 34685, 4675, 0, 0],
    ],
  },
  cohorts: {
    unit: 'month',
    steps: MONTHS,
    rows: [
      { customers: 885, again: [324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235] },
      { customers: 417, again: [92, 111, 96, 134, 120, 103, 101, 125, 136, 152, 49] },
      { customers: 380, again: [71, 71, 108, 103, 94, 96, 106, 94, 116, 26] },
      { customers: 452, again: [68, 114, 90, 101, 76, 121, 104, 126, 39] },
      { customers: 300, again: [64, 61, 63, 59, 68, 65, 78, 22] },
      { customers: 284, again: [54, 49, 49, 59, 66, 75, 27] },
      { customers: 242, again: [42, 38, 64, 56, 81, 23] },
      { customers: 188, again: [34, 39, 42, 51, 21] },
      { customers: 169, again: [35, 42, 41, 21] },
      { customers: 299, again: [70, 90, 34] },
      { customers: 358, again: [86, 41] },
      { customers: 323, again: [36] },
      { customers: 41, again: [] },
    ],
  },
  correlations: {
    features: ['Days since last order', 'Orders', 'Revenue'],
    matrix: [
      [1, -0.571, -0.487],
      [-0.571, 1, 0.808],
      [-0.487, 0.808, 1],
    ],
  },
  silhouettes: {
    of: 4338,
    segments: [
      {
        mean: 0.294,
        below: 0.0562,
        quantiles: [
          0.517, 0.496, 0.479, 0.468, 0.45, 0.438, 0.419, 0.396, 0.374, 0.35, 0.333, 0.31, 0.241, 0.209, 0.172, 0.118,
          0.063, 0.03, -0.003, -0.046,
        ],
      },
      {
        mean: 0.269,
        below: 0.0272,
        quantiles: [
          0.543, 0.497, 0.466, 0.439, 0.407, 0.39, 0.363, 0.335, 0.309, 0.288, 0.262, 0.24, 0.216, 0.185, 0.151, 0.127,
          0.09, 0.061, 0.027, -0.041,
        ],
      },
      {
        mean: 0.261,
        below: 0.0278,
        quantiles: [
          0.56, 0.5, 0.463, 0.433, 0.404, 0.383, 0.351, 0.324, 0.299, 0.277, 0.249, 0.225, 0.194, 0.172, 0.144, 0.115,
          0.088, 0.06, 0.028, -0.062,
        ],
      },
      {
        mean: 0.291,
        below: 0.016,
        quantiles: [
          0.55, 0.517, 0.498, 0.475, 0.449, 0.426, 0.398, 0.374, 0.339, 0.318, 0.287, 0.26, 0.226, 0.204, 0.159, 0.133,
          0.097, 0.066, 0.033, -0.021,
        ],
      },
      {
        mean: 0.439,
        below: 0,
        quantiles: [
          0.653, 0.641, 0.629, 0.62, 0.603, 0.593, 0.577, 0.561, 0.535, 0.515, 0.484, 0.453, 0.417, 0.376, 0.313, 0.25,
          0.192, 0.135, 0.084, 0.013,
        ],
      },
    ],
  },
  distributions: [
    {
      feature: 'Days since last order',
      unit: 'days',
      before: falling(0, 380, 28, 0.9),
      after: bell(-2.9, 1.7, 24),
      skewBefore: 1.2,
      skewAfter: -0.4,
      transform: 'log(1 + x), then centred and divided by its spread',
    },
    {
      feature: 'Orders',
      unit: 'orders',
      before: tailed(falling(1, 40, 28, 0.7), 209),
      after: falling(-0.9, 6, 24, 0.8),
      skewBefore: 12.1,
      skewAfter: 1.2,
      transform: 'log(1 + x), then centred and divided by its spread',
    },
    {
      feature: 'Revenue',
      unit: 'GBP',
      before: tailed(falling(0, 10_000, 28, 0.75), 280_206),
      after: bell(-4, 4.7, 24),
      skewBefore: 19.3,
      skewAfter: 0.4,
      transform: 'log(1 + x), then centred and divided by its spread',
    },
  ],
  selection: [
    tried(2, 0.5, 0.433, 4_300, 0.91, 0.385, 0.98, 2),
    tried(3, 0.375, 0.338, 3_600, 1.05, 0.176, 0.93, 3),
    tried(4, 0.302, 0.337, 3_320, 1.01, 0.168, 0.87, 4),
    tried(5, 0.253, 0.318, 3_200, 1.02, 0.083, 0.83, 5),
    tried(6, 0.22, 0.315, 3_050, 1.0, 0.068, 0.73, 5),
    tried(7, 0.197, 0.31, 2_930, 1.02, 0.055, 0.72, 6),
    tried(8, 0.179, 0.302, 2_840, 1.04, 0.05, 0.59, 6),
  ],
  chosen: {
    method: 'k-means',
    k: 5,
    reason:
      'five is the largest number at which every segment is large enough, comes back when customers are drawn anew, and earns a name of its own',
    agreement: 0.67,
    judges: [
      { judge: 'size', accepts: true, note: 'smallest segment 8.3%, floor 2%' },
      { judge: 'stability', accepts: true, note: 'least stable segment found again at 83%, floor 75%' },
      { judge: 'names', accepts: true, note: 'five names for five segments' },
      { judge: 'silhouette', accepts: false, note: 'best at 2 with 0.43' },
      { judge: 'elbow', accepts: false, note: 'the knee is at 3' },
      { judge: 'backtest', accepts: true, note: '96% of what the best number explains' },
    ],
    redraws: 50,
    jaccardFloor: 0.75,
    shareFloor: 0.02,
  },
  borneOut: {
    cut: '2011-09-26',
    until: '2011-12-10',
    customers: 3_418,
    returned: 0.588,
    explained: 0.16,
    segments: [
      { name: 'Champions', customers: 373, returned: 0.92, index: 1.56, nextRevenue: 2_450 },
      { name: 'Loyal customers', customers: 305, returned: 0.882, index: 1.5, nextRevenue: 1_100 },
      { name: 'Big spenders', customers: 49, returned: 0.653, index: 1.11, nextRevenue: 890 },
      { name: 'Needs attention', customers: 291, returned: 0.729, index: 1.24, nextRevenue: 540 },
      { name: 'Lost', customers: 538, returned: 0.34, index: 0.58, nextRevenue: 95 },
    ],
  },
  findings: [
    {
      code: 'missing-customer',
      severity: 'serious',
      count: 135_080,
      message:
        '135,080 of 541,909 rows (24.9%) carry no customer id and are in no segment; if they are guest orders, real customers are fewer, or buy more often, than shown',
    },
    {
      code: 'cancelled-in-full',
      severity: 'warning',
      count: 2,
      example: '16446',
      message:
        'two large orders counted here were cancelled in full: customer 16446 (£168,470) and 12346 (£77,184); net the returns before acting on them',
    },
    {
      code: 'window',
      severity: 'info',
      message: 'the file starts on 1 Dec 2010, so nobody can look older than 374 days',
    },
  ],
  definitions: [
    {
      term: 'Order',
      text: 'One invoice with a positive total. Lines of one invoice are one order; some tools count lines.',
    },
    {
      term: 'Last order',
      text: 'Calendar days from the last order to 10 Dec 2011, the day after the last transaction.',
    },
    { term: 'Revenue', text: 'Quantity × price over all orders, cancelled lines left out. It is a total, not a mean.' },
    {
      term: 'Found again',
      text: 'Customers drawn anew 50 times, segments made each time; mean overlap with the closest segment.',
    },
  ],
  scoring: [
    {
      measure: 'Days since last order',
      unit: 'days',
      scores: [
        { score: 1, min: 181, max: 374, customers: 861 },
        { score: 2, min: 73, max: 180, customers: 866 },
        { score: 3, min: 34, max: 72, customers: 863 },
        { score: 4, min: 14, max: 33, customers: 880 },
        { score: 5, min: 1, max: 13, customers: 868 },
      ],
    },
    {
      measure: 'Orders',
      unit: '',
      scores: [
        { score: 1, min: 1, max: 1, customers: 1_493 },
        { score: 2, min: 2, max: 2, customers: 835 },
        { score: 3, min: 3, max: 3, customers: 508 },
        { score: 4, min: 4, max: 6, customers: 802 },
        { score: 5, min: 7, max: 209, customers: 700 },
      ],
    },
  ],
}

type Medians = readonly [
  recency: number,
  orders: number,
  revenue: number,
  orderValue: number,
  repeatRate: number,
  stability: number,
]

function segment(
  cluster: number,
  name: string,
  customers: number,
  revenue: number,
  [medianRecencyDays, medianOrderCount, medianRevenue, averageOrderValue, repeatRate, stability]: Medians,
  words: Pick<ReportSegment, 'action' | 'reason' | 'whyNamed'>,
): ReportSegment {
  return {
    rank: cluster + 1,
    cluster,
    name,
    customers,
    share: customers / 4_338,
    revenue,
    revenueShare: revenue / 8_911_407.904,
    medianRecencyDays,
    medianOrderCount,
    medianRevenue,
    averageOrderValue,
    repeatRate,
    stability,
    ...words,
  }
}

function rule(name: string, customers: number, revenueShare: number, condition: string) {
  return { name, customers, share: customers / 4_338, revenue: revenueShare * 8_911_407.904, revenueShare, condition }
}

function tried(
  k: number,
  inertiaShare: number,
  silhouette: number,
  calinskiHarabasz: number,
  daviesBouldin: number,
  smallestShare: number,
  lowestJaccard: number,
  distinctNames: number,
) {
  const inertia = inertiaShare * 3 * 4_338
  const silhouetteOf = 4_338
  return {
    k,
    inertia,
    inertiaShare,
    silhouette,
    silhouetteOf,
    calinskiHarabasz,
    daviesBouldin,
    smallestShare,
    lowestJaccard,
    distinctNames,
  }
}

function edges(from: number, to: number, bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins)
}

function falling(from: number, to: number, bins: number, ratio: number): Histogram {
  return {
    edges: edges(from, to, bins),
    counts: Array.from({ length: bins }, (_, i) => Math.round(900 * ratio ** i) + 12),
  }
}

function bell(from: number, to: number, bins: number): Histogram {
  const middle = (bins - 1) / 2
  return {
    edges: edges(from, to, bins),
    counts: Array.from({ length: bins }, (_, i) => Math.round(480 * Math.exp(-(((i - middle) / 5) ** 2)))),
  }
}

/** Adds a last bin that reaches to the largest value. */
function tailed(histogram: Histogram, largest: number): Histogram {
  return { edges: [...histogram.edges, largest], counts: [...histogram.counts, 96] }
}
