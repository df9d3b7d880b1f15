import type { CustomerColumns } from '../rfm/customers.ts'
import { clusterCustomers } from './cluster-customers.ts'
import type { RunContext } from './context.ts'
import { profileAndName } from './describe-segments.ts'
import type { MeasuredShop } from './measure-shop.ts'
import { methodOf } from './method-of.ts'
import { clusterModelJson } from './model.ts'
import { chooseMap, scoreByRules } from './score-by-rules.ts'
import type { SegmentOptions } from './segment-options.ts'
import type { Yardstick } from './snapshot.ts'

/** Segments customers afresh: clusters with their names, and the scores of the rule map. */
export async function yardstickOf(
  customers: CustomerColumns,
  asOf: string,
  shop: Pick<MeasuredShop, 'cleaned'>,
  options: SegmentOptions,
  context: RunContext,
): Promise<Yardstick> {
  const { map, scoring } = await chooseMap(options)
  const rules = scoreByRules(customers, map, scoring)
  const asked = { placesOnly: true }
  const found = await clusterCustomers(customers, null, methodOf(options), options, context, asked)
  const { k, labels, model, features } = found
  return {
    ...clusterModelJson(model),
    ...{ asOf, orders: shop.cleaned.orders, refunds: shop.cleaned.refunds, features },
    scoring: rules.scores.scoring,
    map: rules.map.map,
    segments: profileAndName(customers, labels, k).named.map(({ cluster, name }) => ({ cluster, segment: name })),
  }
}
