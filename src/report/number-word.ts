import { formatCount } from './format.ts'

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Small whole numbers as a word, larger ones in digits: `five`, `13`. */
export function numberWord(n: number): string {
  return words[n] ?? formatCount(n)
}
