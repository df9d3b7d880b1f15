import type { RuleMap } from './rule-map.ts'

/**
 * clientele's own map: three zones of recency (recent 4-5, middle 3, quiet 1-2), and inside each the value. Every rule
 * says all of its condition, so that it is the whole reason for a segment, and the compiler proves that each code has
 * exactly one. Other bins are stretched to its five levels.
 */
export const house: RuleMap = {
  name: 'house',
  title: 'House map',
  bins: 5,
  levels: 5,
  scoring: 'quantile',
  match: 'unique',
  rules: [
    { segment: 'Champions', when: 'r = 5, f >= 4, m >= 4', note: 'just bought, often, much' },
    { segment: 'Loyal customers', when: ['r = 4, f >= 4', 'r = 5, f >= 4, m <= 3'], note: 'recent, often' },
    { segment: 'Big spenders', when: 'r >= 4, f <= 3, m = 5', note: 'recent, few orders, top spend' },
    { segment: 'Potential loyalists', when: 'r >= 4, f = 3, m <= 4', note: 'recent, one step from loyal' },
    { segment: 'Promising', when: 'r >= 4, f = 2, m <= 4', note: 'recent, second step made' },
    { segment: 'New customers', when: 'r >= 4, f = 1, m <= 4', note: 'recent, fewest orders' },
    { segment: 'Needs attention', when: 'r = 3, f + m >= 6', note: 'valuable, going quiet' },
    { segment: 'About to sleep', when: 'r = 3, f + m <= 5', note: 'little value, going quiet' },
    { segment: 'At risk', when: 'f + m >= 6 and r <= 2', note: 'was valuable, quiet' },
    {
      segment: 'Hibernating',
      when: ['r = 2, f + m <= 5', 'r = 1, f >= 2, f + m <= 5'],
      note: 'little value, quiet',
    },
    { segment: 'Lost', when: 'r = 1, f = 1, m <= 4', note: 'long gone, bought least' },
  ],
}
