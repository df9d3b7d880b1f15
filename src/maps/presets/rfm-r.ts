import type { RuleMap } from '../rule-map.ts'

/**
 * The ten segments in the vignette of R's package rfm 0.3.0, scored as it scores. Ten codes, frequent or recent with the
 * lowest spend, fall in none of them; 58 in several, so that 554 and 545 are Potential Loyalist.
 */
export const rfmR: RuleMap = {
  name: 'rfm-r',
  title: "R's rfm, 10 segments and Others",
  bins: 5,
  scoring: 'rfm-r',
  match: 'first',
  otherwise: 'Others',
  source: 'rsquaredacademy/rfm 0.3.0, vignette rfm-introduction',
  rules: [
    { segment: 'Champions', when: 'r = 5, f = 5, m = 5' },
    { segment: 'Potential Loyalist', when: 'r = 3..5, f = 3..5, m = 2..5' },
    { segment: 'Loyal Customers', when: 'r = 2..4, f = 2..4, m = 2..4' },
    { segment: 'Promising', when: 'r = 3..4, f = 1..3, m = 3..5' },
    { segment: 'New Customers', when: 'r = 4..5, f = 1..3' },
    { segment: "Can't Lose Them", when: 'r = 1..2, f = 3..4, m = 4..5' },
    { segment: 'At Risk', when: 'r = 1..2, f = 2..5, m = 4..5' },
    { segment: 'Need Attention', when: 'r = 1..3, f = 3..5, m = 3..5' },
    { segment: 'About To Sleep', when: 'r = 2..3, f = 1..3, m = 1..4' },
    { segment: 'Lost', when: 'r = 1' },
  ],
}
