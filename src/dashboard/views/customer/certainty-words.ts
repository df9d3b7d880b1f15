import { formatDecimal, formatShare } from '../../../report/format.ts'

/** What a customer's certainty says, by the method that gave it. */
export function certaintyWords(confidence: number | null, method: string, tested = true): string {
  if (confidence === null && !tested) return 'How certain the place is is being tested; it appears here by itself.'
  if (confidence === null) return 'How certain the place is was not computed for this method.'
  if (method === 'gmm')
    return `The mixture holds this segment for likely with a probability of ${formatDecimal(confidence)}.`
  if (method === 'hdbscan')
    return `${formatDecimal(confidence)}, where 1 is the densest part of the segment and 0 its rim.`
  const often = `In ${formatShare(confidence)} of the re-draws of all customers they are in this segment.`
  return confidence < 0.6 ? `${often} They stand near a border: do not lean on the name alone.` : often
}
