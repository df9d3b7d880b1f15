import { listWords } from '../../report/list-words.ts'
import { capWords, REFUND_WORDS } from './setting-words.ts'

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

/** What can be said only before the rows are read. */
const OF_NEW_RUNS: Readonly<Record<string, string>> = {
  'date-format': 'Form of dates',
  decimal: 'Decimal sign',
  delimiter: 'Separator',
  encoding: 'Encoding',
  timezone: 'Time zone',
  orders: 'One order is',
  duplicates: 'Exact duplicates',
}

/** An option, with its value where the page has another word for that. */
const OPTION =
  /--(?:(refunds) (net|drop|match)\b|(winsorise) (\d+(?:\.\d+)?)|([a-z][a-z-]*[a-z]|k)(?![\w-])(?: NAME)?)/g

/** A message in the words of the page: options of the command line stand under other names there, but for those that it lacks. */
export function inPageWords(message: string): string {
  return message.replace(
    OPTION,
    (
      option: string,
      refunds: string | undefined,
      policy: keyof typeof REFUND_WORDS,
      winsorise: string | undefined,
      share: string,
      name: string,
    ) => {
      if (refunds !== undefined) return `“${FIELDS['refunds']}: ${REFUND_WORDS[policy]}”`
      if (winsorise !== undefined) return `“${FIELDS['winsorise']}: ${capWords(Number(share))}”`
      if (Object.hasOwn(FIELDS, name)) return `“${FIELDS[name]}”`
      return Object.hasOwn(OF_NEW_RUNS, name) ? `“${OF_NEW_RUNS[name]}” of a new run` : option
    },
  )
}

/** What the options in a message are that the page has no word for; null where there are none. */
export function commandLineNote(message: string): string | null {
  const left = [...new Set(inPageWords(message).match(/--[a-z][a-z-]*[a-z]/g))]
  if (left.length === 0) return null
  return `${listWords(left)} ${left.length === 1 ? 'is an option' : 'are options'} of the command line.`
}
