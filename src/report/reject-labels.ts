const labels: Readonly<Record<string, string>> = {
  'malformed-row': 'Row could not be read',
  excluded: 'Excluded as asked',
  'missing-customer': 'No customer id',
  'missing-date': 'No date',
  'unreadable-date': 'Date could not be read',
  'missing-amount': 'No amount',
  'unreadable-amount': 'Amount could not be read',
  'after-as-of': 'After the day counted to',
  'before-since': 'Before the first day asked for',
  duplicate: 'Exact duplicate',
  cancelled: 'Cancelled',
  returned: 'Returned',
  'negative-amount': 'Negative price',
  'zero-amount': 'Amount is zero',
  'no-order': 'Customer without any order',
}

/** A reason for setting a row aside, in words; one that we do not know stands as it is. */
export function rejectLabel(reason: string): string {
  return Object.hasOwn(labels, reason) ? labels[reason]! : reason
}
