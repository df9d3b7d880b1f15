/** What a stage is for, by how its name begins; in the order in which they are looked for. */
const meanings: readonly (readonly [beginning: string, meaning: string])[] = [
  ['reading', 'Every row is read once, its dates and numbers taken apart, and kept or set aside for one reason.'],
  [
    'rereading',
    'Some dates or numbers are written otherwise than the first ones showed, and every row is read by that.',
  ],
  ['cleaning', 'Cancelled, returned and duplicate rows are found, as the settings ask.'],
  ['measuring customers', 'Days since the last order, orders and revenue are counted for every customer.'],
  [
    'clustering as of',
    'The customers of an earlier day are clustered, to see whether it would have told what followed.',
  ],
  ['clustering', 'Customers are put into 2 to 8 segments, many times each from another start; the best start counts.'],
  ['measuring silhouettes', 'Every customer’s distance to the own segment is held against the next one.'],
  ['testing stability', 'The customers are drawn anew many times, to see which segments come back.'],
  [
    'testing on the past',
    'Each number of segments is tried on an earlier day: what would it have told of what followed?',
  ],
  ['measuring certainty', 'The customers are drawn anew many times, to see who keeps the segment.'],
  ['looking back', 'The names are tested on the last fifth of the log: did those named so come back?'],
  ['naming', 'Segments get names and actions from how their customers have bought.'],
]

/** What a stage is for, in a sentence; null where its name says it. */
export function stageMeaning(stage: string): string | null {
  return meanings.find(([beginning]) => stage.startsWith(beginning))?.[1] ?? null
}
