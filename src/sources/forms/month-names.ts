/** Months by name, without accents, in a few languages; each also stands for its beginnings of three letters and more. */
const LANGUAGES: readonly (readonly string[])[] = [
  'january february march april may june july august september october november december',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janner feber maerz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'januar februar marts april maj juni juli august september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
].map((line) => line.split(' '))

/** Short forms that are no beginnings of the names. */
const IRREGULAR: Readonly<Record<string, number>> = { sept: 9, mrz: 3, mrt: 3, fev: 2, juil: 7, aou: 8 }

const SHORTEST = 3

const MONTHS: ReadonlyMap<string, number> = new Map([
  ...LANGUAGES.flatMap((names) =>
    names.flatMap((name, i) =>
      Array.from({ length: Math.max(1, name.length - SHORTEST + 1) }, (_, cut): [string, number] => [
        name.slice(0, SHORTEST + cut),
        i + 1,
      ]),
    ),
  ),
  ...Object.entries(IRREGULAR),
])

/** The month, 1 to 12, that a word names. Beginnings that mean different months (`jui`) are none. */
export function monthOf(word: string): number | undefined {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l')
  return AMBIGUOUS.has(plain) ? undefined : MONTHS.get(plain)
}

const AMBIGUOUS: ReadonlySet<string> = new Set(['jui'])
