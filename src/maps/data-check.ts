import { didYouMean } from '../base/did-you-mean.ts'
import { OptionError } from '../base/errors.ts'

/** The keys that lead to a place in data, such as ['rules', 2, 'when']. */
export type Path = readonly (string | number)[]

/** Where such a place stands in a file. */
export type WhereOf = (path: Path) => string

/** Checks of data that a user wrote. Each gives back what it checked, or throws an OptionError that names the place. */
export class DataCheck {
  readonly #whereOf: WhereOf

  constructor(whereOf: WhereOf) {
    this.#whereOf = whereOf
  }

  fail(path: Path, found: unknown, expected: string): never {
    const shown = found === undefined ? 'is missing' : `is ${JSON.stringify(found)}`
    const what = path.length > 0 ? path.map((key) => (typeof key === 'number' ? key + 1 : key)).join(' ') : 'the map'
    throw new OptionError(`${this.#whereOf(path)}: ${what} ${shown}; expected ${expected}`)
  }

  /** An object with none but these keys. */
  record(found: unknown, path: Path, keys: readonly string[]): Record<string, unknown> {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) {
      return this.fail(path, found, `the keys ${keys.join(', ')}`)
    }
    for (const key of Object.keys(found)) {
      if (keys.includes(key)) continue
      throw new OptionError(`${this.#whereOf([...path, key])}: unknown key '${key}'; ${didYouMean(key, keys)}`)
    }
    return found as Record<string, unknown>
  }

  text(found: unknown, path: Path): string {
    return typeof found === 'string' && found.trim() !== '' ? found : this.fail(path, found, 'a text')
  }

  number(found: unknown, path: Path): number {
    return typeof found === 'number' ? found : this.fail(path, found, 'a number')
  }

  wholeNumber(found: unknown, path: Path, [min, max]: readonly [number, number]): number {
    return Number.isInteger(found) && Number(found) >= min && Number(found) <= max
      ? Number(found)
      : this.fail(path, found, `a whole number from ${min} to ${max}`)
  }

  oneOf<T extends string>(found: unknown, path: Path, choices: readonly T[]): T {
    return choices.find((choice) => choice === found) ?? this.fail(path, found, `one of ${choices.join(', ')}`)
  }

  /** A list that is not empty; `of` says of what, in the plural. */
  list(found: unknown, path: Path, of: string): unknown[] {
    return Array.isArray(found) && found.length > 0 ? found : this.fail(path, found, `a list of ${of}`)
  }
}
