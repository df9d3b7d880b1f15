import type { RunView } from '../../api/run-view.ts'
import type { RunSettings } from '../../api/settings.ts'
import { capitalise } from '../../report/capitalise.ts'
import { listWords } from '../../report/list-words.ts'
import { numberWord } from '../../report/number-word.ts'
import { SETTING_WORDS } from './setting-words.ts'

type Changed = Pick<RunView, 'settings' | 'asOf' | 'k' | 'method' | 'segmentCards'>

/** What differs between two runs of one source, as a sentence or two: `k from 4 to 5. At risk is new.` */
export function changeWords(before: Changed, after: Changed): string {
  const settings = (Object.keys(SETTING_WORDS) as (keyof RunSettings)[]).flatMap((key) => {
    const { name, value } = SETTING_WORDS[key]
    const [from, to] = [value(before), value(after)]
    return from === to ? [] : [`${name} from ${from} to ${to}`]
  })
  const names = (run: Changed): Set<string> => new Set(run.segmentCards.map((card) => card.name))
  const [had, has] = [names(before), names(after)]
  const sentences = [
    settings.join('; '),
    isWords(
      [...has].filter((name) => !had.has(name)),
      'new',
    ),
    isWords(
      [...had].filter((name) => !has.has(name)),
      'gone',
    ),
  ].filter((sentence) => sentence !== '')
  return sentences.length === 0 ? 'Nothing that is shown here differs.' : sentences.map((text) => `${text}.`).join(' ')
}

/** More names than this are counted. */
const named = 3

function isWords(names: readonly string[], what: string): string {
  if (names.length === 0) return ''
  if (names.length > named) return `${capitalise(numberWord(names.length))} segments are ${what}`
  return `${listWords(names)} ${names.length === 1 ? 'is' : 'are'} ${what}`
}
