import type { RuleMap } from '../rule-map.ts'

/**
 * The default segments of pymc-marketing's rfm_segments: quartiles, 46 codes named, the other 18 (many of them recent and
 * frequent with low spend) are Other.
 */
export const pymcMarketing: RuleMap = {
  name: 'pymc-marketing',
  title: 'pymc-marketing, 5 segments and Other',
  bins: 4,
  scoring: 'quantile',
  match: 'first',
  otherwise: 'Other',
  source: 'pymc-marketing, clv/utils.py, rfm_segments',
  rules: [
    { segment: 'Premium Customer', codes: '334 443 444 344 434 433 343 333'.split(' ') },
    { segment: 'Repeat Customer', codes: '244 234 232 332 143 233 243'.split(' ') },
    { segment: 'Top Spender', codes: '424 414 144 314 324 124 224 423 413 133 323 313 134'.split(' ') },
    { segment: 'At Risk Customer', codes: '422 223 212 122 222 132 322 312 412 123 214'.split(' ') },
    { segment: 'Inactive Customer', codes: '411 111 113 114 112 211 311'.split(' ') },
  ],
}
