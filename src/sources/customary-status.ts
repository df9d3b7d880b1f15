/** Words of a status, in any case, by which a sale did not come about or was taken back whole, in eight languages. */
const WORDS = [
  'cancel|void|fail|declin|reject|chargeback|charged.?back',
  '(?:^|[^a-z])(?:refunded|returned)',
  'storn|erstattet|abgelehnt|fehlgeschlagen',
  'annul|anul|rembours|reembols|rimbors|échou|échec|fallid',
  'geannuleerd|terugbetaald|zwrócon|キャンセル|返金',
].join('|')

/** Of what was refunded in part, the rest was sold. */
const IN_PART = 'partial|partly|teil|partiel|parcial|parzial|gedeeltelijk|częściow|一部'

export const UNDONE_STATUS: RegExp = new RegExp(`^(?!.*(?:${IN_PART})).*(?:${WORDS})`, 'iu')

/** SQL of whether a status takes its row out of the sale. */
export function isUndone(status: string): string {
  const says = (words: string): string => `regexp_matches(lower(${status}), '${words}')`
  return `coalesce(${says(WORDS)} AND NOT ${says(IN_PART)}, false)`
}
