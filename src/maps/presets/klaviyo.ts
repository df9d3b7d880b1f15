import type { RuleMap } from '../rule-map.ts'

/**
 * Klaviyo's six segments of three bins. Recency is cut at 180 and 365 days; orders and revenue are terciles, which ties
 * keep whole. Some codes surprise: 231, frequent and half a year to a year away, is At risk, and 222 is Recent.
 */
export const klaviyo: RuleMap = {
  name: 'klaviyo',
  title: 'Klaviyo, 6 segments',
  bins: 3,
  scoring: 'fixed',
  cuts: { recency: [180, 365] },
  match: 'unique',
  source: 'help.klaviyo.com, RFM analysis',
  rules: [
    { segment: 'Champions', codes: '333 332 323'.split(' ') },
    { segment: 'Loyal', codes: '321 322 331 232 233'.split(' ') },
    { segment: 'Recent', codes: '312 313 311 222 223'.split(' ') },
    { segment: 'Needs attention', codes: '213 221 123 132 133'.split(' ') },
    { segment: 'At risk', codes: '231 212 122 131 211'.split(' ') },
    { segment: 'Inactive', codes: '111 112 113 121'.split(' ') },
  ],
}
