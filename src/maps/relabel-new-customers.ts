import type { Finding } from '../base/findings.ts'
import { binScore } from '../rfm/scoring/bin-score.ts'
import type { MetricScoring } from '../rfm/scoring/scoring.ts'
import { house } from './house.ts'
import type { RuleMap } from './rule-map.ts'

/**
 * The house map with its New customers called Occasional buyers, when the lowest level of orders covers more than one
 * order: its customers may then have been buying rarely for years. Any other map, and the house map where the name is
 * true, comes back as it is. `orders` is how this run scored orders.
 */
export function relabelNewCustomers(map: RuleMap, orders: MetricScoring): { map: RuleMap; findings: Finding[] } {
  if (map.name !== house.name || map.levels === undefined) return { map, findings: [] }
  const { bins, edges } = orders
  const lowest = edges.filter(({ score }) => binScore(score, bins, map.levels!) === 1)
  const mostOrders = Math.max(0, ...lowest.map(({ high }) => high))
  if (mostOrders <= 1) return { map, findings: [] }

  const from = 'New customers'
  const to = 'Occasional buyers'
  const rules = map.rules.map((rule) => (rule.segment === from ? { ...rule, segment: to } : rule))
  const message = `the lowest orders score covers up to ${mostOrders} orders, so ${from} are called ${to}`
  return { map: { ...map, rules }, findings: [{ code: 'occasional-buyers', severity: 'info', message }] }
}
