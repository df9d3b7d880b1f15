import type { RuleMap } from '../rule-map.ts'

/**
 * Putler's eleven segments over R and FM, the mean of F and M. Its published ranges share their ends and say nothing of
 * fractional means, so they need a reading: here each is (low, high], which leaves no gap, and where two still hold, the
 * narrower wins. For that, Can't Lose Them stands before At Risk, which would otherwise take all of it.
 */
export const putler: RuleMap = {
  name: 'putler',
  title: 'Putler, 11 segments',
  bins: 5,
  scoring: 'quantile',
  match: 'first',
  source: 'putler.com, RFM analysis; ranges R and FM on 0-5, read as (low, high] on scores 1-5',
  rules: [
    { segment: 'Champions', when: 'r > 4, fm > 4' },
    { segment: 'Loyal Customers', when: 'r > 2, fm > 3' },
    { segment: 'Potential Loyalist', when: 'r > 3, fm > 1, fm <= 3' },
    { segment: 'Recent Customers', when: 'r > 4, fm <= 1' },
    { segment: 'Promising', when: 'r > 3, r <= 4, fm <= 1' },
    { segment: 'Customers Needing Attention', when: 'r > 2, r <= 3, fm > 2, fm <= 3' },
    { segment: 'About To Sleep', when: 'r > 2, r <= 3, fm <= 2' },
    { segment: "Can't Lose Them", when: 'r <= 1, fm > 4' },
    { segment: 'At Risk', when: 'r <= 2, fm > 2' },
    { segment: 'Hibernating', when: 'r > 1, r <= 2, fm > 1, fm <= 2' },
    { segment: 'Lost', when: 'r <= 2, fm <= 2' },
  ],
}
