import { toSentence } from '../../report/to-sentence.ts'

/** Where on the page each option of the command line is set. */
const FIELDS: Readonly<Record<string, string>> = {
  k: 'Segments (k)',
  'choose-k': 'Choose k by',
  method: 'Method',
  features: 'Measures',
  transform: 'Transform',
  scale: 'Scale',
  winsorise: 'Cap extremes at',
  refunds: 'Cancellations and returns',
  'as-of': 'Count to',
  since: 'Count from',
  map: 'Rule map',
  scoring: 'Scores',
  bins: 'Score bins',
  seed: 'Seed',
  eps: 'Radius',
  'min-samples': 'Customers that make a place dense',
  'min-cluster-size': 'Fewest customers in a segment',
}

/** Why settings came to nothing, in the words of the page: options of the command line stand under other names there. */
export function settingsProblem(message: string): string {
  const words = message.replace(/--([a-z][a-z-]*[a-z]|k)/g, (option, name: string) =>
    Object.hasOwn(FIELDS, name) ? `“${FIELDS[name]}”` : option,
  )
  return toSentence(words)
}
