import type { SegmentView } from '../../../api/customers.ts'
import { formatShare } from '../../../report/format.ts'

/** `At risk: 23% of customers bring 16% of revenue`; without amounts only who they are. */
export function segmentTitle({ name, cluster, share, revenueShare }: SegmentView): string {
  const who = cluster < 0 ? 'In no segment' : name
  const customers = `${formatShare(share)} of customers`
  return revenueShare === null
    ? `${who}: ${customers}`
    : `${who}: ${customers} bring ${formatShare(revenueShare)} of revenue`
}
