import type { MoveCounts } from '../evidence/count-moves.ts'
import { countNoun } from './count-noun.ts'
import { formatCount } from './format.ts'

/** `942 of 2,287 customers who were there on both days changed segment; 981 new, 485 lapsed, 183 returned`. */
export function movedWords({ both, moved, fresh, returned, lapsed }: MoveCounts): string {
  const there = `${countNoun(both, 'customer')} who ${both === 1 ? 'was' : 'were'} there on both days`
  const others = [
    fresh > 0 ? `${formatCount(fresh)} new` : '',
    lapsed > 0 ? `${formatCount(lapsed)} lapsed` : '',
    returned > 0 ? `${formatCount(returned)} returned` : '',
  ].filter((part) => part !== '')
  const answer =
    both === 0
      ? 'No customer was there on both days'
      : `${moved === 0 ? 'None' : formatCount(moved)} of ${there} changed segment`
  return [answer, ...(others.length > 0 ? [others.join(', ')] : [])].join('; ')
}
